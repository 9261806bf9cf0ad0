import { type RawBuilder, sql } from 'kysely'
import { type Erased, erasedName } from '#studio/records/care/erase-records.ts'
import type { Work } from '#studio/staff/work.ts'
import { eraseAttempts } from './calls/erase-attempts.ts'
import { addressHash } from './suppression/address-hash.ts'

/**
 * Blanks what was written to an erased client, and to others about that client's sessions: names, addresses, texts. That and when something
 * was written stays. Open calls and letters that wait end. A stop of one of its addresses is kept by its hash alone, unless somebody else has the address. Returns
 * the numbers of the blanked.
 */
export async function eraseCommunications(work: Work, { ids, emails, phones }: Erased): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    UPDATE communication SET
      to_name = CASE WHEN ${theirs(ids)} THEN ${erasedName} ELSE to_name END, to_address = CASE WHEN ${theirs(ids)} THEN '' ELSE to_address END,
      -- A script, and the subject of a correction, may name them.
      description = ${`Message about an ${erasedName.toLowerCase()}`}, subject = '', html = '', plain = '', call_note = '', attachments = '[]', version = version + 1,
      call_state = CASE WHEN call_state = 'open' THEN 'canceled' ELSE call_state END,
      letter_state = CASE WHEN letter_state = 'waiting' THEN 'canceled' ELSE letter_state END,
      closed_at = CASE WHEN call_state = 'open' OR letter_state = 'waiting' THEN ${work.now} ELSE closed_at END,
      closed_by = CASE WHEN call_state = 'open' OR letter_state = 'waiting' THEN ${JSON.stringify(work.actor)}::jsonb ELSE closed_by END
    WHERE client_id = ANY(${ids}::bigint[]) OR recipient_client_id = ANY(${ids}::bigint[]) OR session_id IN (SELECT id FROM session WHERE client_id = ANY(${ids}::bigint[]))
    RETURNING id`.execute(work.db)
  const communications = rows.map(({ id }) => id)
  await eraseAttempts(work, communications)
  const hashes = [...emails, ...phones].map(addressHash)
  await sql`
    UPDATE suppression s SET address = NULL, source = '',
      -- Who unsubscribed by a link is told by the address.
      actor_name = CASE WHEN s.actor_kind = 'client' THEN ${erasedName} ELSE s.actor_name END
    WHERE s.address_hash = ANY(${hashes}::bytea[]) AND NOT EXISTS (SELECT FROM client_email e WHERE e.email = lower(s.address))
      AND NOT EXISTS (SELECT FROM client_phone p WHERE p.phone = s.address)`.execute(work.db)
  return communications
}

/** Written to the client or to one of the family, who are erased too. */
function theirs(ids: readonly number[]): RawBuilder<boolean> {
  return sql`(recipient_client_id = ANY(${ids}::bigint[]) OR (recipient_kind = 'family-member' AND client_id = ANY(${ids}::bigint[])))`
}
