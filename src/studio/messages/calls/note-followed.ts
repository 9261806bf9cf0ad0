import type { Work } from '#studio/staff/work.ts'

/** What follows a call that reached nobody was looked at, once. */
export async function noteFollowed(work: Work, id: number): Promise<void> {
  await work.db.updateTable('communication').set({ call_followed: true }).where('id', '=', id).execute()
}
