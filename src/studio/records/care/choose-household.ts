import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { keptClients } from '../clients/keep-clients.ts'
import { refuseClosed } from '../clients/refuse-closed.ts'
import { lockRecords } from '../lock-records.ts'
import { noSuch } from '../stale.ts'
import { writeHistory } from '../write-history.ts'

/**
 * Puts a client into the household of another, which is made where the other has none; null: lives alone again. A household of one is
 * none. Twice the same way changes nothing.
 */
export async function chooseHousehold(work: Work, id: number, withId: number | null): Promise<void> {
  if (id === withId) throw new Refusal('invalid', 'same-client', 'Choose another client, not the same one.')
  const found = await lockRecords(work, keptClients, withId === null ? [id] : [id, withId])
  const client = found.get(id)
  const other = withId === null ? null : found.get(withId)
  if (client === undefined) throw noSuch('client', id)
  if (other === undefined) throw noSuch('client', withId ?? 0)
  await refuseClosed(work, client.row)
  if (other !== null) await refuseClosed(work, other.row)
  const before = client.row.household_id
  if (other === null ? before === null : before !== null && before === other.row.household_id) return
  const after = other === null ? null : (other.row.household_id ?? (await make(work, other.row.id)))
  await sql`UPDATE client SET household_id = ${after} WHERE id = ${id}`.execute(work.db)
  if (before !== null) await leaveOne(work, before)
  const changes = { household: [null, withId] as [unknown, unknown] }
  await writeHistory(work, 'client', [{ subjectId: id, what: 'changed', changes, entered: null }])
}

async function make(work: Work, clientId: number): Promise<number> {
  const { id } = await work.db.insertInto('household').values({ made_at: work.now }).returning('id').executeTakeFirstOrThrow()
  await sql`UPDATE client SET household_id = ${id} WHERE id = ${clientId}`.execute(work.db)
  return id
}

async function leaveOne(work: Work, householdId: number): Promise<void> {
  await sql`
    UPDATE client SET household_id = NULL
    WHERE household_id = ${householdId} AND (SELECT count(*) FROM client WHERE household_id = ${householdId}) = 1`.execute(work.db)
  await sql`DELETE FROM household h WHERE h.id = ${householdId} AND NOT EXISTS (SELECT FROM client c WHERE c.household_id = h.id)`.execute(work.db)
}
