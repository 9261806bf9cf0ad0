import { type CivilDate } from '#studio/calendar/civil-date.ts'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import { quoted, type Reading, refused, understood } from '#studio/calendar/reading.ts'
import { readDate, readMonthDay } from '#studio/calendar/written-date.ts'
import type { MoneyStyle } from '../invoices/money.ts'
import { oneLine } from '../written-text.ts'
import type { YearDay } from '../year-day.ts'
import type { CalendarEvent } from './calendar-event.ts'
import type { Layout, Mapping } from './columns.ts'

/**
 * A row of a file as it stands there. `line` is the physical line on which it starts; `more` are the rows below that belong to the same record,
 * `event` is what a row of a calendar says, which several rows of one line say in turn where it comes back. `unclosed`: a quotation mark in it is
 * never closed, so nobody knows where its cells end.
 */
export type FileRow = { line: number; cells: readonly string[]; more?: readonly FileRow[]; unclosed?: true; event?: Reading<CalendarEvent> }

/** What closes a series of a calendar is no row of its own. */
export function isNoRow({ event }: FileRow): boolean {
  return event?.ok === true && event.value.series !== undefined
}

/** One wrong cell: the row is not taken, the others are. */
export type WrongCell = { line: number; column: string; value: string; reason: string }

/** How the studio writes, and its day. `types`: of a calendar, the types that its categories stand for; under no name, the one of all other events. */
export type Reader = { layout: Layout; dateOrder: DateOrder; country: string; money: MoneyStyle; today: CivilDate; types?: Mapping }

/** A cell that turned out wrong after its row was read; of a column that stands in several, like a client's name and email, the first. */
export function cellAt({ layout }: Reader, line: number, { column, ...cell }: { column: string; value: string; reason: string }): WrongCell {
  const place = [...layout.places].find(([each]) => each === column || each.startsWith(`${column}_`))?.[1] ?? -1
  return { line, column: layout.headers[place] ?? '', ...cell }
}

/** The longest text of one line. */
const longest = 500

const unclosedReason =
  'A quotation mark in this row is never closed, so its cells cannot be told apart. Close it, or write two for one that belongs to the text. The line below was read as a row of its own.'

/** Reads the cells of one row and keeps what is wrong with them. */
export class RowReader {
  readonly wrong: WrongCell[] = []
  readonly row: FileRow
  readonly reader: Reader

  constructor(row: FileRow, reader: Reader) {
    this.row = row
    this.reader = reader
    if (row.unclosed === true) {
      this.wrong.push({ line: row.line, column: '', value: row.cells.join(', ').slice(0, 200), reason: unclosedReason })
      return
    }
    const { headers } = reader.layout
    const extra = row.cells.slice(headers.length).filter((cell) => cell.trim() !== '')
    // A row that ends early is a file that was cut, or a line break without quotation marks: its missing cells are not empty ones.
    const cut = headers.slice(row.cells.length).find((header) => header !== '')
    if (cut !== undefined)
      this.wrong.push({
        line: row.line,
        column: cut,
        value: '',
        reason: `The row ends before “${cut}”: it has ${row.cells.length} of ${headers.length} cells. Complete it, or export the list again.`,
      })
    if (extra.length > 0)
      this.wrong.push({
        line: row.line,
        column: '',
        value: extra.join(', '),
        reason: 'The row has more cells than the header. A text with a comma in it needs quotation marks around it.',
      })
  }

  has(column: string): boolean {
    return this.reader.layout.places.has(column)
  }

  /** The cell's text on one line, trimmed; empty when the column or the cell is not there. A longer one than any name is wrong. */
  text(column: string): string {
    const text = oneLine(this.raw(column))
    if (text.length <= longest) return text
    this.note(column, `This is longer than ${longest} characters. Shorten it, or check that no quotation mark is missing before it.`)
    return text.slice(0, longest)
  }

  /** The cell as it stands there, without the apostrophe that keeps a spreadsheet from running it as a formula. */
  raw(column: string): string {
    return (this.row.cells[this.reader.layout.places.get(column) ?? -1] ?? '').replace(/^'(?=[=@+-])/, '')
  }

  /** What a reading gave, or `otherwise` with the cell noted as wrong. An empty cell is not read. */
  read<T, E>(column: string, otherwise: E, read: (text: string) => Reading<T>): T | E {
    const text = this.text(column)
    if (text === '') return otherwise
    const reading = read(text)
    if (reading.ok) return reading.value
    this.note(column, reading.message)
    return otherwise
  }

  note(column: string, reason: string): void {
    const { layout } = this.reader
    const header = layout.headers[layout.places.get(column) ?? -1] ?? ''
    if (this.row.unclosed === true || this.wrong.some((cell) => cell.column === header)) return
    this.wrong.push({ line: this.row.line, column: header, value: oneLine(this.raw(column)).slice(0, 200), reason })
  }

  date(column: string): CivilDate | null {
    return isNoDay(this.raw(column).trim()) ? null : this.read(column, null, (text) => readDate(text, this.reader.dateOrder))
  }

  /** A birthday or anniversary, with or without its year. One with a year of two digits lies in the past. */
  yearDay(column: string): YearDay | null {
    const { dateOrder, today } = this.reader
    return isNoDay(this.raw(column).trim()) ? null : this.read(column, null, (text) => readYearDay(text, dateOrder, today))
  }

  yes(column: string): boolean {
    return this.read(column, false, readYes)
  }
}

/** What Outlook and databases write where there is no day: 0/0/00, 00.00.0000, 0000-00-00. */
function isNoDay(text: string): boolean {
  return /^0{1,4}([/.-])0{1,2}\1(?:00|0000)$/.test(text)
}

/** A day of the year as it is written, with or without its year, which lies in the past. */
export function readYearDay(text: string, order: DateOrder, today: CivilDate): Reading<YearDay> {
  const dayOnly = readMonthDay(text, order)
  const [month, day] = dayOnly.ok ? dayOnly.value.split('-').map(Number) : []
  if (month !== undefined && day !== undefined) return understood({ month, day, year: null })
  const date = readDate(text, order, Number(today.slice(0, 4)))
  if (!date.ok) return date
  if (date.value > today) return refused(`${quoted(text)} lies in the future. Give the year it was, or leave the year out.`)
  const [year, ...parts] = date.value.split('-').map(Number)
  return understood({ month: parts[0] ?? 0, day: parts[1] ?? 0, year: year ?? null })
}

function readYes(text: string): Reading<boolean> {
  const word = text.toLowerCase()
  if (['y', 'yes', 'true', 't', '1', 'x', 'on', '✓', 'si', 'sí', 'ja', 'oui'].includes(word)) return understood(true)
  if (['n', 'no', 'false', 'f', '0', '-', 'off', 'nein', 'non'].includes(word)) return understood(false)
  return refused(`${quoted(text)} is neither yes nor no. Write Y or N.`)
}
