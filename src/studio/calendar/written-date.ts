import { type CivilDate, dateOf } from './civil-date.ts'
import { type DateOrder, dateOrders } from './date-order.ts'
import { isMonth, monthNamed, months } from './month.ts'
import { type MonthDay, monthDay } from './month-day.ts'
import { quoted, type Reading, refused } from './reading.ts'

/** The pieces of a written date as they stand there, before anything is judged. */
interface Pieces {
  year: string
  month: string
  day: string
}

/**
 * Reads a date as people and other programs write it: `6/4/1973`, `4.6.1973`, `1973-06-04`, `June 4, 1973`, `4-Jun-1973`, and a
 * midnight that a spreadsheet has put behind it. A year that stands first is a year in every order. A year of two digits is
 * refused, or, where the caller says up to which year such dates reach (birthdays: this year), read as the latest that fits.
 */
export function readDate(text: string, order: DateOrder, shortYearsUpTo?: number): Reading<CivilDate> {
  const written = withoutMidnight(tidy(text))
  if (written === '') return refused(`The date is empty. Write it like ${dateOrders[order].example}.`)
  const pieces = namedMonth(written) ?? yearFirst(written) ?? inOrder(written, order)
  if (pieces === null) return refused(notADate(text, written, order))
  const month = Number(pieces.month)
  const year = pieces.year.length === 2 && shortYearsUpTo !== undefined ? latestYear(Number(pieces.year), shortYearsUpTo) : Number(pieces.year)
  if (!isMonth(month)) return refused(noSuchMonth({ text, month, day: Number(pieces.day) }, order))
  if (pieces.year.length < 4 && shortYearsUpTo === undefined) {
    return refused(`${quoted(text)} has a year of ${pieces.year.length} digits. Write it with four, like ${dateOrders[order].example}.`)
  }
  return dateOf({ year, month, day: Number(pieces.day) }, text)
}

/** Reads a day of the year: `6/4`, `06-04`, `--06-04`, `June 4`, `4 June`. The studio's order decides which number is the month. */
export function readMonthDay(text: string, order: DateOrder): Reading<MonthDay> {
  const written = tidy(text)
  // Where a year stands first nothing else is looked for: so most files write a birthday.
  if (/^\d{4}/.test(written)) return refused(noDayOfYear(text, order))
  const vcard = /^--(\d\d)-?(\d\d)$/.exec(written)
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})\.?$/.exec(written)
  const named = namedMonth(`${written} 2000`)
  if (vcard !== null) return monthDay({ month: Number(vcard[1]), day: Number(vcard[2]) }, text)
  if (named !== null) return monthDay({ month: Number(named.month), day: Number(named.day) }, text)
  if (numbers === null) return refused(noDayOfYear(text, order))
  const [month, day] = order === 'dmy' ? [numbers[2], numbers[1]] : [numbers[1], numbers[2]]
  if (!isMonth(Number(month))) return refused(noSuchMonth({ text, month: Number(month), day: Number(day) }, order))
  return monthDay({ month: Number(month), day: Number(day) }, text)
}

function noDayOfYear(text: string, order: DateOrder): string {
  return `${quoted(text)} is not a day of the year. Write it like ${dateOrders[order].yearless} or June 14.`
}

/** Blanks of every kind become one space; full-width and other look-alike characters become plain ones. */
function tidy(text: string): string {
  // Nearly every date of a file is plain already.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\s\u200B-\u200F\uFEFF]+/g, ' ')
    .trim()
}

function withoutMidnight(written: string): string {
  return written.replace(/(?: |T)(?:0?0:00(?::00(?:\.0+)?)?(?: ?AM)?|12:00(?::00)? ?AM)(?:Z|\+00(?::?00)?)?$/i, '')
}

/** `June 4, 1973`, `4 June 1973`, `4-Jun-73`, `Thu, Jun 4th 1973`. */
function namedMonth(written: string): Pieces | null {
  const plain = written.replace(/^[A-Za-z]+day,? |^(?:mon|tue|wed|thu|fri|sat|sun)\.?,? /i, '')
  const monthFirst = /^([A-Za-z]+)\.?[ \-/](\d{1,2})(?:st|nd|rd|th)?,?[ \-/](\d{2,4})$/i.exec(plain)
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ \-/]?([A-Za-z]+)\.?,?[ \-/](\d{2,4})$/i.exec(plain)
  const [, name, day, year] = monthFirst ?? (dayFirst === null ? [] : [dayFirst[0], dayFirst[2], dayFirst[1], dayFirst[3]])
  if (name === undefined || day === undefined || year === undefined) return null
  const month = monthNamed(name)
  return month === null ? null : { year, month: String(month), day }
}

/** `1973-06-04`, `1973/6/4`, `1973.6.4`, `19730604`. */
function yearFirst(written: string): Pieces | null {
  const parts = /^(\d{4})([/.\- ])(\d{1,2})\2(\d{1,2})\.?$/.exec(written) ?? /^((?:18|19|20|21)\d\d)()(\d\d)(\d\d)$/.exec(written)
  if (parts === null) return null
  const [, year = '', , month = '', day = ''] = parts
  return { year, month, day }
}

function inOrder(written: string, order: DateOrder): Pieces | null {
  const parts = /^(\d{1,4})([/.\- ]) ?(\d{1,2})\2 ?(\d{1,4})$/.exec(written)
  if (parts === null) return null
  const [, first = '', , second = '', third = ''] = parts
  const pieces = {
    mdy: { month: first, day: second, year: third },
    dmy: { day: first, month: second, year: third },
    ymd: { year: first, month: second, day: third },
  }[order]
  // A year of one or three digits is a slip: it is kept, so that the refusal speaks of the year. Days and months that long are not.
  return pieces.day.length <= 2 && pieces.month.length <= 2 ? pieces : null
}

function latestYear(twoDigits: number, upTo: number): number {
  const century = Math.floor(upTo / 100) * 100
  return century + twoDigits <= upTo ? century + twoDigits : century - 100 + twoDigits
}

function notADate(text: string, written: string, order: DateOrder): string {
  const { example } = dateOrders[order]
  const day = Number(written)
  if (/^\d{5}(\.\d+)?$/.test(written) && day > 3000) {
    return `${quoted(text)} looks like a spreadsheet's number for a day. Format the column as a date, so that it reads like ${example}.`
  }
  if (/\d[T ]\d{1,2}:\d\d/.test(written))
    return `${quoted(text)} has a time of day in it. Write the date alone, like ${example}, and the time in a column of its own.`
  return `${quoted(text)} is not a date. Write it like ${example}.`
}

/** Numbers that would make a date in another order are most likely one: say so, and never guess. */
function noSuchMonth(written: { text: string; month: number; day: number }, order: DateOrder): string {
  const { text, month, day } = written
  const name = isMonth(day) ? months[day].label : null
  const hint = name === null ? `Write it like ${dateOrders[order].example}` : `If ${name} ${month} is meant, choose the date order that the file has`
  return `${quoted(text)} has no month ${month}: dates are read as ${dateOrders[order].words}. ${hint}.`
}
