import { linesOf } from './content-lines.ts'

/** What a calendar says of itself above its events. */
export type CalendarHead = { version: string; method: string; zone: string }

/** A piece of a calendar: an event, a description of a time zone, or something else that calendars hold. */
export type CalendarPart = { is: 'event' | 'zone' | 'other'; line: number; text: string; head: CalendarHead }

/** What an event may hold besides words; it is large and not looked at. */
const embedded = /^(?:ATTACH|IMAGE|X-ALT-DESC|X-APPLE-STRUCTURED-LOCATION|X-APPLE-TRAVEL-START|X-MICROSOFT-LOCATIONS|X-MS-OLK-[\w-]+)[;:]/i

/** The longest part, in characters, without what is embedded. */
export const longestPart = 500_000

/**
 * The pieces of a calendar file, one after another as its text comes, each at the line where it begins. Attachments, alarms and descriptions in
 * HTML are left out. One that is cut short by the next one, or by the end of the file, comes as it is, to be refused.
 */
export async function* calendarParts(text: AsyncIterable<string>): AsyncIterable<CalendarPart> {
  let head: CalendarHead = noHead
  let open: Open | null = null
  for await (const { line, text: written } of linesOf(text)) {
    const edge = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(written)
    const [, side = '', what = ''] = edge?.map((each) => each.toUpperCase()) ?? []
    if (open !== null && (what === 'VCALENDAR' || (side === 'BEGIN' && kinds.has(what)))) {
      yield partOf(open)
      open = null
    }
    if (what === 'VCALENDAR') head = noHead
    else if (open === null && side === 'BEGIN')
      open = { is: kinds.get(what) ?? 'other', what, line, head, lines: [written], length: 0, inner: [], skips: false }
    else if (open === null) head = withLine(head, written)
    else if (add(open, { written, side, what })) {
      yield partOf(open)
      open = null
    }
  }
  if (open !== null) yield partOf(open)
}

const noHead: CalendarHead = { version: '', method: '', zone: '' }
const kinds = new Map<string, CalendarPart['is']>([
  ['VEVENT', 'event'],
  ['VTIMEZONE', 'zone'],
  ['VTODO', 'other'],
  ['VJOURNAL', 'other'],
  ['VFREEBUSY', 'other'],
])

/** `inner`: what has begun inside and not ended. */
type Open = Omit<CalendarPart, 'text'> & { what: string; lines: string[]; length: number; inner: string[]; skips: boolean }

/** Adds a line; true when the part ends with it. Of a part that is too long, the rest is not kept. */
function add(open: Open, { written, side, what }: { written: string; side: string; what: string }): boolean {
  const isOver = side === 'END' && open.inner.length === 0 && what === open.what
  if (side === 'BEGIN') open.inner.push(what)
  open.skips = /^[ \t]/.test(written) ? open.skips : embedded.test(written)
  const isAside = open.is === 'other' || (open.is === 'event' && open.inner.length > 0) || open.skips
  if (!isAside && open.length <= longestPart) {
    open.lines.push(written)
    open.length += written.length
  }
  if (side === 'END' && !isOver) open.inner.pop()
  return isOver
}

function withLine(head: CalendarHead, written: string): CalendarHead {
  const [, name = '', value = ''] = /^(VERSION|METHOD|X-WR-TIMEZONE|TZ)(?:;[^:]*)?:(.*)$/i.exec(written) ?? []
  if (/^VERSION$/i.test(name)) return { ...head, version: value.trim() }
  if (/^METHOD$/i.test(name)) return { ...head, method: value.trim().toUpperCase() }
  return /^X-WR-TIMEZONE$/i.test(name) ? { ...head, zone: value.trim() } : head
}

function partOf({ is, line, lines, head }: Open): CalendarPart {
  return { is, line, text: lines.join('\n'), head }
}
