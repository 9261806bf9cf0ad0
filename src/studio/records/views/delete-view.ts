import type { Work } from '#studio/staff/work.ts'

/** Deletes a saved view; one that is gone already is gone. */
export async function deleteView(work: Work, id: number): Promise<void> {
  await work.db.deleteFrom('saved_view').where('id', '=', id).execute()
}
