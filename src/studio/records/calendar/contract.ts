import { type Static, Type } from 'typebox'
import { civilDate, contract, nullable, wallTime } from '#platform/http/contract.ts'
import { noReference, number, reference } from '../reference.ts'

/** What stands on a day of the calendar. */
export const calendarEntry = Type.Object({
  kind: Type.Enum(['session', 'further', 'appointment'], { description: 'A session on its primary date, a further date of a session, or an appointment' }),
  id: Type.Integer({ description: 'Of the session or the appointment' }),
  position: Type.Integer({ description: 'Which further date of its session; 0 for the others' }),
  on_day: civilDate,
  at_time: nullable(wallTime),
  minutes: nullable(Type.Integer()),
  zone: nullable(Type.String({ description: 'Null: the studio’s' })),
  title: Type.String({ description: 'The type of a session, what a further date is for, the title of an appointment' }),
  client: noReference,
  status: reference,
  member: noReference,
  on_hold: Type.Boolean(),
  confirmed: Type.Boolean(),
  canceled: Type.Boolean(),
})
export type CalendarEntry = Static<typeof calendarEntry>

export const readCalendar = contract({
  method: 'GET',
  path: '/calendar',
  permission: 'records.read',
  summary: 'Sessions, their further dates and appointments from one day to another, 62 days at most, by day and time. What is archived is left out.',
  query: Type.Object({ from: civilDate, to: civilDate, member_id: Type.Optional(number) }),
  response: Type.Object({
    rows: Type.Array(calendarEntry),
    more: Type.Boolean({ description: 'Whether there were too many, and the last are left out: ask for fewer days' }),
  }),
})
