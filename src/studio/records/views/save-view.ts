import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { oneLine } from '../written-text.ts'
import type { NewView, SavedView } from './contract.ts'

/** Saves a list as it is seen. A view of the same name, in whatever letters, is replaced. */
export async function saveView(work: Work, { list, name: given, search }: NewView): Promise<SavedView> {
  const name = oneLine(given)
  if (name === '') throw refuseField('name', 'view-nameless', 'A view needs a name. Give one.')
  const { rows } = await sql<SavedView>`
    INSERT INTO saved_view (list, name, search) VALUES (${list}, ${name}, ${JSON.stringify(search)}::jsonb)
    ON CONFLICT (studio_id, list, lower(name)) DO UPDATE SET name = excluded.name, search = excluded.search
    RETURNING id, list, name, search`.execute(work.db)
  const [saved] = rows
  if (saved === undefined) throw new Error('A view that was written is not there.')
  return saved
}
