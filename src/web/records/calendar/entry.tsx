import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { CalendarEntry } from '#studio/records/calendar/contract.ts'
import { useMe } from '#web/app/me.ts'
import { useClock } from '#web/ui/dates.tsx'
import { writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import classes from './calendar.module.css'

const say = words.calendar

/** What stands on a day, in the calendar's squares or, `whole`, in a list. It opens its record. */
export function Entry({ entry, whole = false }: { entry: CalendarEntry; whole?: boolean }) {
  const { kind, id, at_time, title, client, canceled, on_hold } = entry
  const clock = useClock()
  const told = (
    <>
      {at_time !== null && <span className={classes.time}>{writtenTime(at_time, clock)} </span>}
      <span className={classes.name}>{client === null ? title : `${client.name} · ${title}`}</span>
      <VisuallyHidden>{[say.kinds[kind], canceled ? say.canceled : '', on_hold ? say.onHold : ''].filter((part) => part !== '').join(', ')}</VisuallyHidden>
      {whole && <Remark entry={entry} />}
    </>
  )
  const looks = { className: classes.entry ?? '', 'data-kind': kind, 'data-canceled': canceled || undefined }
  return kind === 'appointment' ? (
    <Link to="/appointments/$id" params={{ id }} {...looks}>
      {told}
    </Link>
  ) : (
    <Link to="/sessions/$id" params={{ id }} {...looks}>
      {told}
    </Link>
  )
}

function Remark({ entry: { kind, at_time, minutes, zone, status, member, canceled, on_hold, confirmed } }: { entry: CalendarEntry }) {
  const { studio } = useMe()
  const told = [
    say.kinds[kind],
    at_time === null ? say.allDay : '',
    minutes === null ? '' : words.appointments.minutes(minutes),
    zone === null || zone === studio.zone ? '' : words.sessions.zoneOther(zone.replaceAll('_', ' ')),
    member?.name ?? '',
    status.name,
    canceled ? say.canceled : '',
    on_hold ? say.onHold : '',
    confirmed ? words.sessions.confirmed.toLowerCase() : '',
  ]
  return <span className={classes.remark}>{told.filter((part) => part !== '').join(' · ')}</span>
}
