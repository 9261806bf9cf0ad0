import type { OpenStudio } from '#studio/staff/work.ts'
import type { NewImport } from './contract.ts'
import { readImport } from './read-import.ts'
import { startImport } from './start-import.ts'

/** Starts an import and reads it at once, to its end. Returns the number of the run. The same file again changes nothing. */
export async function importFile(studio: OpenStudio, given: NewImport): Promise<number> {
  const id = await startImport(studio, given)
  await readImport(studio, id)
  return id
}
