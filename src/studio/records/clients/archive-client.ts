import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import { clientName } from './client-name.ts'
import { keptClients } from './keep-clients.ts'
import { refuseClosed } from './refuse-closed.ts'

/** Puts a client away or takes it back; twice the same way changes nothing. Refuses while sessions are to come, which would be forgotten. */
export async function archiveClient(work: Work, id: number, { archived, version }: { archived: boolean; version: number }): Promise<void> {
  const before = await lockRecord(work, keptClients, id)
  await refuseClosed(work, before.row)
  refuseStale('client', before.row, version)
  if (archived === (before.row.archived_at !== null)) return
  if (archived) await refuseSessionsToCome(work, id, clientName(before.row))
  const after = { ...before, row: { ...before.row, archived_at: archived ? work.now : null } }
  await writeRecords(work, keptClients, [{ before, after, what: archived ? 'archived' : 'restored' }])
}

async function refuseSessionsToCome(work: Work, id: number, name: string): Promise<void> {
  const { rows } = await sql<{ number: string; primary_on: string }>`
    SELECT number, primary_on FROM session
    WHERE client_id = ${id} AND primary_on >= ${work.today} AND NOT canceled AND archived_at IS NULL ORDER BY primary_on, number`.execute(work.db)
  if (rows.length === 0) return
  const few = rows.slice(0, 3).map((row) => `${row.number} on ${row.primary_on}`)
  const list = rows.length > 3 ? `${few.join(', ')} and ${rows.length - 3} more` : few.join(', ')
  throw new Refusal('conflict', 'sessions-to-come', `${name} has sessions to come: ${list}. Cancel, move or archive them first.`)
}
