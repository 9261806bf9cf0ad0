import type { Work } from '#studio/staff/work.ts'

/** Closes a run, with what a person should know about it. `error` says why it could not be read to its end, or is null. */
export async function endRun(work: Work, id: number, { remarks, error }: { remarks: string[]; error: string | null }): Promise<void> {
  await work.db
    .updateTable('import_run')
    .set({ state: error === null ? 'done' : 'failed', remarks, error, finished_at: work.now })
    .where('id', '=', id)
    .execute()
}
