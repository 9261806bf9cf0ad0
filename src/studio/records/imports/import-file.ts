import type { OpenStudio } from '#studio/staff/work.ts'
import { beginRun } from './begin-run.ts'
import type { NewImport } from './contract.ts'
import { endRun } from './end-run.ts'
import { openFile } from './open-file.ts'
import { remarksOn } from './remarks.ts'
import { takeRows } from './take-rows.ts'

/**
 * Reads a CSV file of clients or sessions and returns the number of the run. Refuses a file that cannot be read or lacks a column; of
 * a file that is read every good row is taken, and every wrong cell kept with its line and reason. The same file again changes nothing.
 */
export async function importFile(studio: OpenStudio, given: NewImport): Promise<number> {
  const { layout, rows } = await openFile(given)
  const run = await studio.inTransaction((work) => beginRun(work, given, layout))
  const taken = await takeRows(studio, run, { kind: given.kind, rows: rows() }).catch(async (error: unknown) => {
    const sentence = 'Something went wrong while this file was read. What had been read is kept; import the file again to take the rest.'
    await studio.inTransaction((work) => endRun(work, run.id, { remarks: [], error: sentence })).catch(() => undefined)
    throw error
  })
  await studio.inTransaction((work) => endRun(work, run.id, { remarks: remarksOn(given.kind, taken.made), error: null }))
  return run.id
}
