import type { Work } from '#studio/staff/work.ts'
import { oneLine } from '../written-text.ts'

/** Begins a file that comes in parts; returns its number. */
export async function beginFile(work: Work, name: string): Promise<number> {
  const { id } = await work.db
    .insertInto('import_file')
    .values({ name: oneLine(name), survey: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
