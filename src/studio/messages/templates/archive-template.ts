import type { Work } from '#studio/staff/work.ts'
import { lockTemplate } from './lock-template.ts'

/** Puts a template away, so that it is not offered any more, or back. Refuses to bring one back whose name is taken meanwhile (by its constraint). */
export async function archiveTemplate(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<void> {
  const template = await lockTemplate(work, id, version)
  if (archived === (template.archived_at !== null)) return
  await work.db
    .updateTable('template')
    .set({ archived_at: archived ? work.now : null, version: version + 1, updated_at: work.now, updated_by: JSON.stringify(work.actor) })
    .where('id', '=', id)
    .execute()
}
