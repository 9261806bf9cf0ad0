import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { noSuch } from '../stale.ts'
import { oneLine } from '../written-text.ts'
import type { SavedView } from './contract.ts'

/** Gives a saved view another name. Refuses one that another view of the list has: that one would be lost. */
export async function renameView(work: Work, id: number, { name: given }: { name: string }): Promise<SavedView> {
  const name = oneLine(given)
  if (name === '') throw refuseField('name', 'view-nameless', 'A view needs a name. Give one.')
  const taken = () => refuseField('name', 'view-name-taken', `There is a view “${name}” of this list already. Give another name, or delete that one first.`)
  const { rows } = await refusing({ saved_view_name_unique: taken }, () =>
    sql<SavedView>`UPDATE saved_view SET name = ${name} WHERE id = ${id} RETURNING id, list, name, search`.execute(work.db),
  )
  const [view] = rows
  if (view === undefined) throw noSuch('view', id)
  return view
}
