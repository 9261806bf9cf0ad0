import type { Selectable } from 'kysely'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { CommunicationTable } from '../tables.ts'

export type LockedCall = Selectable<CommunicationTable>

/** A call, locked for a change. Refuses a number that names none, or something else than a call. */
export async function lockCall(work: Work, id: number): Promise<LockedCall> {
  const call = await work.db.selectFrom('communication').selectAll().where('id', '=', id).where('channel', '=', 'call').forUpdate().executeTakeFirst()
  if (call === undefined) throw noSuch('call', id)
  return call
}
