import type { OpenStudio } from '#studio/staff/work.ts'
import { readAppointmentRow } from './appointment-row.ts'
import { readCardRow } from './card-row.ts'
import { readClientRow } from './client-row.ts'
import type { Layout } from './columns.ts'
import { completeFile } from './complete-file.ts'
import type { Look, Looked } from './contract.ts'
import { eventAtAGlance, readEventRow } from './event-row.ts'
import { groupRows } from './group-rows.ts'
import { readInvoiceRow } from './invoice-row.ts'
import { openRows } from './open-rows.ts'
import { readOrderRow } from './order-row.ts'
import { isNumberless } from './own-mark.ts'
import { planImport } from './plan-import.ts'
import { type FileRow, isNoRow, type Reader } from './row.ts'
import { saidInWords } from './said-in-words.ts'
import { readSessionRow } from './session-row.ts'
import type { KeptFile, Survey } from './survey.ts'
import { readTaskRow } from './task-row.ts'
import { readVendorRow } from './vendor-row.ts'

/** Rows that are shown as they would be read. */
const shown = 5

/** What the columns of a file hold, and its first rows as they would be read, without asking the database about them. */
export async function lookAtFile(studio: OpenStudio, given: Look): Promise<Looked> {
  const file = await completeFile(studio, given.file)
  const plan = await studio.readOnly((work) => planImport(work, file, given))
  const { layout, dateOrder } = plan.reader
  const rows = await firstRows(studio, { file, kind: given.kind, layout })
  return {
    format: file.survey.format,
    headers: headersOf(file, plan.reader, rows),
    remembered: plan.remembered,
    date_order: { order: plan.from === 'open' ? null : dateOrder, from: plan.from },
    missing: plan.missing,
    rows: plan.missing === null ? rows.map((row) => readAs(asWhat[file.survey.format] ?? given.kind, row, plan.reader)) : [],
  }
}

const asWhat: Partial<Record<Survey['format'], 'card' | 'event'>> = { vcard: 'card', icalendar: 'event' }

/** Of a calendar the first days of different events, so that one that comes back does not hide the others. */
async function firstRows(studio: OpenStudio, { file, kind, layout }: { file: KeptFile; kind: Look['kind']; layout: Layout }): Promise<FileRow[]> {
  const isCalendar = file.survey.format === 'icalendar'
  const opened = openRows(studio, file)
  const rows: FileRow[] = []
  for await (const row of isCalendar ? opened : groupRows(opened, kind, layout)) {
    if (isCalendar && (rows.at(-1)?.line === row.line || isNoRow(row))) continue
    if (rows.push(row) === shown) break
  }
  return rows
}

/** Of a calendar there is one, without a name: the type of its events, with what they are filed under. */
function headersOf({ survey }: KeptFile, { layout, types = {} }: Reader, rows: readonly FileRow[]): Looked['headers'] {
  if (survey.format === 'icalendar') return [{ header: '', column: types[''] ?? '', samples: survey.calendar?.categories ?? [] }]
  const columnAt = (place: number) => [...layout.places].find(([, at]) => at === place)?.[0] ?? ''
  const all = rows.flatMap((row) => [row, ...(row.more ?? [])])
  return (survey.format === 'csv' ? layout.headers : []).map((header, place) => ({ header, column: columnAt(place), samples: samplesOf(all, place) }))
}

const readings = {
  client: readClientRow,
  card: readCardRow,
  session: readSessionRow,
  appointment: readAppointmentRow,
  invoice: readInvoiceRow,
  vendor: readVendorRow,
  production_order: readOrderRow,
  preproduction_order: readOrderRow,
  task: readTaskRow,
}

function samplesOf(rows: readonly FileRow[], place: number): string[] {
  return rows.flatMap(({ cells }) => (cells[place] ?? '').trim().slice(0, 80) || []).slice(0, 3)
}

function readAs(kind: Look['kind'] | 'card' | 'event', row: FileRow, reader: Reader): Looked['rows'][number] {
  if (kind === 'event') {
    const { said, wrong } = readEventRow(row)
    return { line: row.line, says: wrong.length > 0 ? {} : saidInWords(eventAtAGlance(said), reader.money), wrong }
  }
  const { said, wrong } = readings[kind](row, reader)
  const { external_id, ...rest } = said
  return { line: row.line, says: saidInWords(isNumberless(external_id) ? rest : { external_id, ...rest }, reader.money), wrong }
}
