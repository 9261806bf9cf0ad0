import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { WallTime } from '#studio/calendar/wall-time.ts'
import { readTime } from '#studio/calendar/written-time.ts'
import { parseZone } from '#studio/calendar/zone.ts'
import { manyLines } from '../written-text.ts'
import { minutesBetween, readDayAndTime, readMinutes } from './day-and-time.ts'
import { type FileRow, type Reader, RowReader, type WrongCell } from './row.ts'
import { numberIn, type Told, told, toldClient } from './told.ts'

/** What a file says about an appointment: only what it has columns for. Who and what belongs to it is told by numbers and names there. */
export type AppointmentSaid = Told & {
  title?: string
  on_day: CivilDate
  at_time?: WallTime | null
  minutes?: number | null
  zone?: string | null
  booked_on?: CivilDate | null
  client?: string[]
  session?: string
  user?: string
  place?: string
  on_hold?: boolean
  confirmed?: boolean
  canceled?: boolean
  notes?: string
}

/** Reads one row of an appointments' file: what it says, or every cell that cannot be taken. */
export function readAppointmentRow(row: FileRow, reader: Reader): { said: AppointmentSaid; wrong: WrongCell[] } {
  const cells = new RowReader(row, reader)
  // Where a file has no column for the day, it stands before the time.
  const day = cells.has('on_day') ? 'on_day' : 'at_time'
  const start = cells.read(day, null, (text) => readDayAndTime(text, reader.dateOrder))
  const said: Omit<AppointmentSaid, 'external_id'> = {
    on_day: start?.day ?? reader.today,
    ...told(cells, ['title', 'type', 'status', 'session', 'user', 'place'], (column) => cells.text(column)),
    ...told(cells, ['status_due_on', 'booked_on'], (column) => cells.date(column)),
    ...told(cells, ['on_hold', 'confirmed', 'canceled'], (column) => cells.yes(column)),
    ...told(cells, ['notes'], () => manyLines(cells.raw('notes'))),
    ...told(cells, ['zone'], () => cells.read('zone', null, parseZone)),
    ...toldClient(cells),
    ...timesOf(cells, start?.time ?? null),
  }
  const content = [start === null ? '' : said.on_day, said.at_time ?? '', said.title, said.type, ...(said.client ?? []), said.session]
  const external_id = numberIn(cells, content)
  if (external_id === '')
    cells.note('external_id', 'The appointment has no number here. Give the one it has in the other program; by it the appointment is known again.')
  if (cells.text(day) === '') cells.note(day, 'The appointment has no date. Give one.')
  return { said: { external_id, ...said }, wrong: cells.wrong }
}

/** When it begins that day, and how long it lasts. A time of its own column counts before one behind the date. */
function timesOf(cells: RowReader, behind: WallTime | null): Pick<AppointmentSaid, 'at_time' | 'minutes'> {
  const at_time = (cells.has('on_day') ? cells.read('at_time', null, readTime) : null) ?? behind
  const end = cells.read('end_time', null, (text) => endTime(text, cells.reader))
  const minutes = cells.read('minutes', null, readMinutes) ?? (at_time === null || end === null ? null : minutesBetween(at_time, end))
  return {
    ...(cells.has('at_time') || behind !== null ? { at_time } : {}),
    ...(cells.has('minutes') || cells.has('end_time') ? { minutes } : {}),
  }
}

/** An end is written as a time, or with its date before it. */
function endTime(text: string, { dateOrder }: Reader) {
  const time = readTime(text)
  if (time.ok) return time
  const both = readDayAndTime(text, dateOrder)
  return both.ok && both.value.time !== null ? { ok: true as const, value: both.value.time } : time
}
