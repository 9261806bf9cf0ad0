import type { Work } from '#studio/staff/work.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import type { StatusRow } from '../statuses/status.ts'

/** Where a task goes that is opened again: to the status it was in last that is not final, or to the initial one of its type. */
export async function findWayBack(work: Work, { id, type_id }: { id: number; type_id: number }): Promise<StatusRow> {
  const last = await work.db
    .selectFrom('status_entry as e')
    .innerJoin('status as s', (join) => join.onRef('s.studio_id', '=', 'e.studio_id').onRef('s.id', '=', 'e.status_id'))
    .selectAll('s')
    .where('e.subject_kind', '=', 'task')
    .where('e.subject_id', '=', id)
    .where('s.type_id', '=', type_id)
    .where('s.is_final', '=', false)
    .where('s.active', '=', true)
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? chooseStatus(work, { subject_kind: 'task', type_id })
}
