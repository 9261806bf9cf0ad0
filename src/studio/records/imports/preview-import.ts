import type { Answer } from '#platform/http/endpoint.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { ImportPreview, NewImport } from './contract.ts'
import { keepFile } from './keep-file.ts'
import { openRows } from './open-rows.ts'
import { planImport, refuseUnclear } from './plan-import.ts'
import { refuseTooLong } from './refuse-too-long.ts'
import { calendarRemarks, metRemarks, numberlessRemarks, remarksOn } from './remarks.ts'
import type { KeptFile } from './survey.ts'
import { takeRows } from './take-rows.ts'

/**
 * What an import of this file would do now: how many records it would make, change, leave and refuse. Every batch is really taken, in
 * a transaction that is rolled back, so that the answer is the import's own. Refuses what the import refuses.
 */
export async function previewImport(studio: OpenStudio, given: NewImport, signal?: AbortSignal): Promise<Answer<ImportPreview>> {
  refuseTooLong(given)
  const file = await keepFile(studio, given)
  try {
    return await previewed(studio, { file, given, signal })
  } finally {
    if (given.file === undefined) await studio.inTransaction((work) => work.db.deleteFrom('import_file').where('id', '=', file.id).execute())
  }
}

type Previewing = { file: KeptFile; given: NewImport; signal: AbortSignal | undefined }

async function previewed(studio: OpenStudio, { file, given, signal }: Previewing): Promise<Answer<ImportPreview>> {
  const plan = await studio.readOnly((work) => planImport(work, file, given))
  refuseUnclear(plan, file.survey)
  const { mode, reader } = plan
  const run = { id: null, mode, reader, tried: true, signal, format: file.survey.format }
  const { read, created, changed, unchanged, refused, wrong, made, ...told } = await takeRows(studio, run, { kind: given.kind, rows: openRows(studio, file) })
  return {
    kind: given.kind,
    mode,
    date_order: reader.dateOrder,
    rows_read: read,
    created,
    changed,
    unchanged,
    refused,
    ignored_columns: reader.layout.ignored,
    remarks: [
      ...numberlessRemarks(given.kind, reader.layout),
      ...metRemarks(told),
      ...remarksOn(given.kind, made, { tried: true }),
      ...calendarRemarks(file.survey),
    ],
    refusals: wrong.toSorted((a, b) => a.line - b.line),
  }
}
