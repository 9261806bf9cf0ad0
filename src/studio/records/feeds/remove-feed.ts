import type { Work } from '#studio/staff/work.ts'

/** Deletes a feed and what it knew of its files. What it brought in stays, and so do the files. One that is gone already is gone. */
export async function removeFeed(work: Work, id: number): Promise<void> {
  await work.db.deleteFrom('feed').where('id', '=', id).execute()
}
