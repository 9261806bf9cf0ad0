import type { Work } from '#studio/staff/work.ts'

/** Stops the reading of a file after the batch that is just taken; what was read stays. One that has ended is left as it is. */
export async function cancelImport(work: Work, id: number): Promise<void> {
  await work.db
    .updateTable('import_run')
    .set({ state: 'canceled', finished_at: work.now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}
