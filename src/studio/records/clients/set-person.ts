import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { clientName } from './client-name.ts'
import { keptClients } from './keep-clients.ts'
import { loadClient } from './load-clients.ts'
import { refuseClosed } from './refuse-closed.ts'

type Known = { id: number; member_id: number; person_id: number | null }

/**
 * Says which client a family member is, so that one of the two birthdays counts; null: none. Refuses who is not of this family, the client itself, and clients
 * that are merged or erased.
 */
export async function setPerson(work: Work, { id, member_id, person_id }: Known): Promise<void> {
  const { row, family } = await lockRecord(work, keptClients, id)
  await refuseClosed(work, row)
  if (!family.some((member) => member.id === member_id)) {
    throw new Refusal('not-found', 'no-such-family-member', `${clientName(row)} has no family member number ${member_id}. Reload the client.`)
  }
  if (person_id === id)
    throw refuseField('person_id', 'own-family-member', `${clientName(row)} cannot be one of the own family. Choose another client, or none.`)
  if (person_id !== null) await refuseClosed(work, (await loadClient(work, person_id)).row)
  await work.db.updateTable('family_member').set({ person_id }).where('id', '=', member_id).execute()
}
