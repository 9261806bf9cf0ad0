import type { AppointmentSaid } from './appointment-row.ts'
import type { CalendarEvent } from './calendar-event.ts'
import type { SessionSaid } from './session-row.ts'

/** An event in the words of a file of sessions. It gets the studio's next number; its title and place are kept among the notes. */
export function asSession(
  { external_id, title, on, at, zone, place, notes, canceled, on_hold }: CalendarEvent,
  { client, type }: { client: string; type: string },
): SessionSaid {
  return {
    external_id,
    number: '',
    client,
    type,
    primary_on: on,
    primary_time: at,
    primary_zone: zone,
    on_hold,
    canceled,
    notes: [title, place === '' ? '' : `Place: ${place}`, notes].filter(Boolean).join('\n'),
  }
}

/** An event in the words of a file of appointments. Client and type are left out where nothing tells them. */
export function asAppointment(
  { external_id, title, on, at, zone, minutes, place, notes, canceled, on_hold }: CalendarEvent,
  { client, type }: { client: string[] | null; type: string | null },
): AppointmentSaid {
  const told = { ...(client === null ? {} : { client }), ...(type === null ? {} : { type }) }
  return { external_id, title, on_day: on, at_time: at, minutes, zone, place, on_hold, canceled, notes, ...told }
}
