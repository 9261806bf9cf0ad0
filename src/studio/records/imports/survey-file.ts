import { calendarIndex } from './calendar-index.ts'
import { calendarRows, type ReadAt } from './calendar-rows.ts'
import { badFile, csvRows, delimiterOf } from './csv.ts'
import { noDates, withSign } from './date-signs.ts'
import { type Encoding, encodingOf, NotThisEncoding, textOf } from './encoding.ts'
import { calendarHeader, cardHeader } from './object-headers.ts'
import type { CalendarFound, Survey } from './survey.ts'
import { cardRows } from './vcard.ts'

type Bytes = () => AsyncIterable<Uint8Array>

/**
 * Reads a file once to its end, before anything of it is taken: how it is written, what its header says, how many rows it has and how its
 * dates look. Refuses what is no text, what is empty, and a quotation mark in the header that is never closed. A calendar is told as it is here and now.
 */
export async function surveyFile(bytes: Bytes, at: ReadAt): Promise<Survey> {
  const encoding = encodingOf(await headOf(bytes))
  try {
    return await surveyAs(bytes, encoding, at)
  } catch (error) {
    if (error instanceof NotThisEncoding) return surveyAs(bytes, 'windows-1252', at)
    throw error
  }
}

async function headOf(bytes: Bytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes()) if (pieces.push(piece) > 0 && pieces.reduce((sum, { length }) => sum + length, 0) > 512) break
  return Buffer.concat(pieces)
}

async function surveyAs(bytes: Bytes, encoding: Encoding, at: ReadAt): Promise<Survey> {
  const head = await firstText(bytes, encoding)
  if (/^\s*BEGIN:VCARD/i.test(head)) return surveyCards(plain(textOf(bytes(), encoding)), encoding)
  if (/^\s*BEGIN:VCALENDAR/i.test(head)) return surveyCalendar(() => plain(textOf(bytes(), encoding)), encoding, at)
  const delimiter = delimiterOf(head)
  const survey: Survey = { format: 'csv', encoding, delimiter, headers: [], rows: 0, dates: [] }
  for await (const { cells } of csvRows(plain(textOf(bytes(), encoding)), delimiter)) {
    if (survey.dates.length === 0) {
      survey.headers = [...cells]
      survey.dates = cells.map(() => noDates)
      continue
    }
    survey.rows += 1
    for (const [at, signs] of survey.dates.entries()) survey.dates[at] = withSign(signs, cells[at] ?? '')
  }
  if (survey.dates.length === 0) throw badFile('The file is empty. Choose a CSV file whose first line has the names of the columns.')
  return survey
}

async function surveyCards(text: AsyncIterable<string>, encoding: Encoding): Promise<Survey> {
  let rows = 0
  for await (const _ of cardRows(text)) rows += 1
  return { format: 'vcard', encoding, delimiter: '', headers: [cardHeader], rows, dates: [noDates] }
}

/** Names of categories that are remembered, to be told. */
const mostCategories = 50

async function surveyCalendar(text: () => AsyncIterable<string>, encoding: Encoding, at: ReadAt): Promise<Survey> {
  const index = await calendarIndex(text())
  const found: CalendarFound = { series: 0, cut: 0, passedOver: index.passedOver, categories: [] }
  const categories = new Set<string>()
  let rows = 0
  for await (const { event } of calendarRows(text(), { index, at })) {
    const series = event.ok ? event.value.series : undefined
    if (series === undefined) rows += 1
    else found.series += 1
    if (series?.ids === null) found.cut += 1
    if (event.ok && categories.size < mostCategories) for (const category of event.value.categories) categories.add(category)
  }
  return {
    format: 'icalendar',
    encoding,
    delimiter: '',
    headers: [calendarHeader],
    rows,
    dates: [noDates],
    calendar: { ...found, categories: [...categories] },
  }
}

async function firstText(bytes: Bytes, encoding: Encoding): Promise<string> {
  let head = ''
  for await (const text of textOf(bytes(), encoding)) {
    head += text
    if (head.trim().length > 0 && head.length > 10_000) break
  }
  return head
}

async function* plain(text: AsyncIterable<string>): AsyncIterable<string> {
  for await (const piece of text) {
    if (piece.includes('\0')) throw badFile('The file is not plain text. Save it as “CSV UTF-8 (comma delimited)” and choose it again.')
    yield piece
  }
}
