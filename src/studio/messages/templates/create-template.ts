import { oneLine } from '#studio/records/written-text.ts'
import type { Work } from '#studio/staff/work.ts'
import { compiledColumns } from './compiled-columns.ts'
import type { NewTemplate } from './contract.ts'

/** Saves a new template and returns its id. Refuses a name that is taken (by its constraint) and a text that cannot be sent. */
export async function createTemplate(work: Work, { name, subject_kind, purpose, subject, body }: NewTemplate): Promise<number> {
  const template = {
    name: oneLine(name),
    subject_kind,
    purpose,
    ...compiledColumns({ subject, body }, subject_kind),
    updated_at: work.now,
    updated_by: JSON.stringify(work.actor),
  }
  const { id } = await work.db.insertInto('template').values(template).returning('id').executeTakeFirstOrThrow()
  return id
}
