import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import { readPhone } from '#studio/records/clients/phone.ts'
import type { Work } from '#studio/staff/work.ts'
import type { ReceivedText } from './contract.ts'
import { happenedAt } from './happened-at.ts'
import { firstWord } from './mail-event.ts'

/** Programs text from numbers of a few digits, which nobody can call. */
const shortNumber = /^\d{3,8}$/

/**
 * Keeps a text that came in and returns its number. The client is whoever has the phone number, where that is one client alone. Refuses
 * what no text can come from. One without words is kept: pictures come so.
 */
export async function receiveText(work: Work, { from, body, at }: ReceivedText): Promise<number> {
  if (from.trim() === '') throw refuseField('from', 'text-without-number', 'Say which number the text came from.')
  const studio = await work.db.selectFrom('studio').select('default_country').executeTakeFirstOrThrow()
  const read = readPhone(from, studio.default_country)
  if (!read.ok && !shortNumber.test(from.trim())) throw refuseField('from', 'text-without-number', read.message)
  const phone = read.ok ? read.value : from.trim()
  const { rows } = await sql<{ id: number }>`
    INSERT INTO incoming_text (from_phone, client_id, body, first_word, at, created_at)
    SELECT ${phone}, (SELECT CASE WHEN count(*) = 1 THEN min(c.id) END FROM client c
        WHERE c.id IN (SELECT client_id FROM client_phone WHERE phone = ${phone}) AND c.archived_at IS NULL),
      ${body}, plain_word(${firstWord(body)}), ${happenedAt(at, work.now)}, ${work.now}
    RETURNING id`.execute(work.db)
  return rows[0]?.id ?? 0
}
