import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { eraseForms } from '#studio/forms/erase-forms.ts'
import { blankDetails } from '#studio/matching/blank-details.ts'
import { eraseCommunications } from '#studio/messages/erase-communications.ts'
import { eraseIncoming } from '#studio/messages/incoming/erase-incoming.ts'
import { blankDecisions } from '#studio/processing/blank-decisions.ts'
import { eraseRecords } from '#studio/records/care/erase-records.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * Erases a client for good, everywhere: records, messages, what mail servers answered. What stays says nothing of the person: the dates
 * of sessions, the hashes of addresses that must not be written to, and the ledger, so that nothing is generated again. Refuses while
 * sessions are to come, or while an email to the client is just being sent.
 */
export async function eraseClient(work: Work, id: number, version: number): Promise<void> {
  const erased = await eraseRecords(work, id, version)
  const communications = await eraseCommunications(work, erased)
  await eraseIncoming(work, erased, communications)
  await eraseForms(work, erased)
  await endDispatches(work, communications)
  await blankDecisions(work, erased.ids)
  await blankDetails(work, erased.ids)
}

async function endDispatches(work: Work, communications: readonly number[]): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    SELECT state FROM dispatch WHERE communication_id = ANY(${communications}::bigint[]) ORDER BY communication_id FOR UPDATE`.execute(work.db)
  if (rows.some(({ state }) => state === 'claimed' || state === 'sending')) {
    throw new Refusal('conflict', 'just-sending', 'An email about this client is being sent at this moment. Try again in a minute; nothing was erased.')
  }
  await sql`
    UPDATE dispatch SET response = NULL,
      settled_at = CASE WHEN state IN ('waiting', 'retry') THEN ${work.now} ELSE settled_at END,
      state = CASE WHEN state IN ('waiting', 'retry') THEN 'recalled' ELSE state END, version = version + 1
    WHERE communication_id = ANY(${communications}::bigint[])`.execute(work.db)
}
