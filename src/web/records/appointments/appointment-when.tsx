import { Text } from '@mantine/core'
import type { Appointment } from '#studio/records/appointments/contract.ts'
import { useMe } from '#web/app/me.ts'
import { nearness, useClock } from '#web/ui/dates.tsx'
import { daysFromToday, writtenDate, writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'

const say = words.appointments

/** When the appointment is, how long, and how far away. */
export function AppointmentWhen({ appointment: { on_day, at_time, minutes, zone } }: { appointment: Appointment }) {
  const clock = useClock()
  const { studio } = useMe()
  const days = daysFromToday(on_day, clock)
  const told = [
    at_time === null ? say.noTime : writtenTime(at_time, clock),
    minutes === null ? '' : say.minutes(minutes),
    zone === null || zone === studio.zone ? '' : words.sessions.zoneOther(zone.replaceAll('_', ' ')),
    Math.abs(days) > 365 ? '' : nearness(days),
  ]
  return (
    <Section title={say.when}>
      <Text size="xl" fw={650}>
        <time dateTime={on_day}>{writtenDate(on_day, clock)}</time>
      </Text>
      <Text size="sm" c="dimmed">
        {told.filter((part) => part !== '').join(' · ')}
      </Text>
    </Section>
  )
}
