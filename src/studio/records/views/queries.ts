import type { Work } from '#studio/staff/work.ts'
import type { SavedView, ViewedList } from './contract.ts'

/** The saved views of a list, by name. */
export async function listViews(work: Work, list: ViewedList): Promise<{ rows: SavedView[] }> {
  const rows = await work.db.selectFrom('saved_view').select(['id', 'list', 'name', 'search']).where('list', '=', list).orderBy('name').execute()
  return { rows }
}
