import type { OpenStudio } from '#studio/staff/work.ts'
import { readAppointmentRow } from './appointment-row.ts'
import { readCardRow } from './card-row.ts'
import { readClientRow } from './client-row.ts'
import { completeFile } from './complete-file.ts'
import type { Look, Looked } from './contract.ts'
import { groupRows } from './group-rows.ts'
import { readInvoiceRow } from './invoice-row.ts'
import { openRows } from './open-rows.ts'
import { planImport } from './plan-import.ts'
import type { FileRow, Reader } from './row.ts'
import { saidInWords } from './said-in-words.ts'
import { readSessionRow } from './session-row.ts'

/** Rows that are shown as they would be read. */
const shown = 5

/** What the columns of a file hold, and its first rows as they would be read, without asking the database about them. */
export async function lookAtFile(studio: OpenStudio, given: Look): Promise<Looked> {
  const file = await completeFile(studio, given.file)
  const plan = await studio.readOnly((work) => planImport(work, file, given))
  const { layout, dateOrder } = plan.reader
  const rows: FileRow[] = []
  for await (const row of groupRows(openRows(studio, file), given.kind, layout)) if (rows.push(row) === shown) break
  const columnAt = (place: number) => [...layout.places].find(([, at]) => at === place)?.[0] ?? ''
  return {
    format: file.survey.format,
    headers: (file.survey.format === 'csv' ? layout.headers : []).map((header, place) => ({
      header,
      column: columnAt(place),
      samples: samplesOf(
        rows.flatMap((row) => [row, ...(row.more ?? [])]),
        place,
      ),
    })),
    remembered: plan.remembered,
    date_order: { order: plan.from === 'open' ? null : dateOrder, from: plan.from },
    missing: plan.missing,
    rows: plan.missing === null ? rows.map((row) => readAs(file.survey.format === 'vcard' ? 'card' : given.kind, row, plan.reader)) : [],
  }
}

const readings = { client: readClientRow, card: readCardRow, session: readSessionRow, appointment: readAppointmentRow, invoice: readInvoiceRow }

function samplesOf(rows: readonly FileRow[], place: number): string[] {
  return rows.flatMap(({ cells }) => (cells[place] ?? '').trim().slice(0, 80) || []).slice(0, 3)
}

function readAs(kind: Look['kind'] | 'card', row: FileRow, reader: Reader): Looked['rows'][number] {
  const { said, wrong } = readings[kind](row, reader)
  return { line: row.line, says: saidInWords(said), wrong }
}
