import { sql } from 'kysely'
import type { Erased } from '#studio/records/care/erase-records.ts'
import type { Work } from '#studio/staff/work.ts'

/** Of the texts that an erased client wrote stays that there were some, and when; of what became of emails the particulars go. */
export async function eraseIncoming(work: Work, { ids, phones }: Erased, communications: readonly number[]): Promise<void> {
  await sql`
    UPDATE incoming_text SET from_phone = '', body = '', first_word = NULL
    WHERE client_id = ANY(${ids}::bigint[]) OR from_phone = ANY(${phones}::text[])`.execute(work.db)
  await sql`UPDATE mail_event SET detail = '' WHERE communication_id = ANY(${communications}::bigint[])`.execute(work.db)
}
