import type { Answer } from '#platform/http/endpoint.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import type { ImportPreview, NewImport } from './contract.ts'
import { openFile } from './open-file.ts'
import { readerFor } from './reader-for.ts'
import { remarksOn } from './remarks.ts'
import { takeRows } from './take-rows.ts'

/**
 * What an import of this file would do now: how many records it would make, change, leave and refuse. Every batch is really taken, in
 * a transaction that is rolled back, so that the answer is the import's own. Refuses what the import refuses.
 */
export async function previewImport(studio: OpenStudio, given: NewImport): Promise<Answer<ImportPreview>> {
  const { layout, rows } = await openFile(given)
  const { mode, reader } = await studio.readOnly((work) => readerFor(work, given, layout))
  const taken = await takeRows(rolledBack(studio), { id: null, mode, reader }, { kind: given.kind, rows: rows() })
  const { created, changed, unchanged, refused, wrong, made } = taken
  return {
    kind: given.kind,
    mode,
    date_order: reader.dateOrder,
    rows_read: created + changed + unchanged + refused,
    created,
    changed,
    unchanged,
    refused,
    ignored_columns: layout.ignored,
    remarks: remarksOn(given.kind, made, { tried: true }),
    refusals: wrong.toSorted((a, b) => a.line - b.line),
  }
}

/** The studio, with transactions that leave nothing behind. */
function rolledBack(studio: OpenStudio): OpenStudio {
  const undone = new Error('This transaction was only tried.')
  const inTransaction = async <T>(run: (work: Work) => Promise<T>): Promise<T> => {
    const kept: { value: T }[] = []
    const tried = studio.inTransaction(async (work) => {
      kept.push({ value: await run(work) })
      throw undone
    })
    return tried.catch((error: unknown) => {
      const last = kept.at(-1)
      if (error !== undone || last === undefined) throw error
      return last.value
    })
  }
  return { ...studio, inTransaction }
}
