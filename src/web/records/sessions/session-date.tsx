import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { Session } from '#studio/records/sessions/contract.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { nearness, useClock } from '#web/ui/dates.tsx'
import { daysFromToday, writtenDate, writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { Section } from '../section.tsx'
import { FurtherDates } from './further-dates.tsx'
import { MoveSession } from './move-session.tsx'

const say = words.sessions

/** When the session is, and the way to move it. */
export function SessionDate({ session }: { session: Session }) {
  const [moving, setMoving] = useState(false)
  const mayWrite = useMay('records.write')
  const { primary_on, archived_at } = session
  return (
    <Section
      title={say.when}
      action={
        mayWrite &&
        archived_at === null && (
          <Button variant="light" size="compact-sm" onClick={() => setMoving(true)}>
            {primary_on === null ? say.move.setDate : say.move.button}
          </Button>
        )
      }
    >
      {primary_on === null ? <Text c="dimmed">{say.noDate}</Text> : <When session={{ ...session, primary_on }} />}
      <FurtherDates dates={session.further_dates} />
      <MoveSession session={session} opened={moving} close={() => setMoving(false)} />
    </Section>
  )
}

function When({ session: { primary_on, primary_time, primary_zone } }: { session: Session & { primary_on: string } }) {
  const clock = useClock()
  const { studio } = useMe()
  const time = primary_time === null ? say.noTime : writtenTime(primary_time.slice(0, 5), clock)
  const zone = primary_zone === null || primary_zone === studio.zone ? '' : say.zoneOther(primary_zone.replaceAll('_', ' '))
  const days = daysFromToday(primary_on, clock)
  const far = Math.abs(days) > 365 ? '' : nearness(days)
  return (
    <>
      <Text size="xl" fw={650}>
        <time dateTime={primary_on}>{writtenDate(primary_on, clock)}</time>
      </Text>
      <Text size="sm" c="dimmed">
        {[time, zone, far].filter((part) => part !== '').join(' · ')}
      </Text>
    </>
  )
}
