import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { MailEvent, NotedMailEvent } from './contract.ts'
import { happenedAt } from './happened-at.ts'

/**
 * Notes what became of an email, of each message in it where several left in one. Whoever reports may report twice: the first report of each kind stands. Refuses
 * what is no email.
 */
export async function noteMailEvent(work: Work, communicationId: number, { kind, at, detail = '' }: NotedMailEvent): Promise<Answer<MailEvent>> {
  const message = await work.db.selectFrom('communication').select('channel').where('id', '=', communicationId).executeTakeFirst()
  if (message === undefined) throw noSuch('communication', communicationId)
  if (message.channel !== 'email') {
    throw new Refusal(
      'conflict',
      'not-an-email',
      `Communication number ${communicationId} is a ${message.channel}. Only emails are delivered, opened, clicked or bounced.`,
    )
  }
  await sql`
    INSERT INTO mail_event (communication_id, kind, at, detail, noted_at)
    SELECT id, ${kind}, ${happenedAt(at, work.now)}::timestamptz, ${detail}, ${work.now}::timestamptz FROM (
      SELECT ${communicationId}::bigint AS id
      UNION SELECT o.communication_id FROM dispatch d JOIN dispatch o ON o.studio_id = d.studio_id AND o.together = d.together AND o.attempts > 0
      WHERE d.communication_id = ${communicationId} AND d.attempts > 0 AND d.state NOT IN ('recalled', 'expired') AND o.state NOT IN ('recalled', 'expired')) email
    ORDER BY id ON CONFLICT DO NOTHING`.execute(work.db)
  const columns = ['id', 'kind', 'at', 'detail', 'noted_at'] as const
  return work.db.selectFrom('mail_event').select(columns).where('communication_id', '=', communicationId).where('kind', '=', kind).executeTakeFirstOrThrow()
}
