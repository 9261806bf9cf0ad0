import type { Answer } from '#platform/http/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import type { MailEvent, NotedMailEvent } from './contract.ts'
import { happenedAt } from './happened-at.ts'

/**
 * Notes what became of an email. Whoever reports may report twice: the first report of each kind stands. Refuses what is no email.
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
  await work.db
    .insertInto('mail_event')
    .values({ communication_id: communicationId, kind, at: happenedAt(at, work.now), detail, noted_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const columns = ['id', 'kind', 'at', 'detail', 'noted_at'] as const
  return work.db.selectFrom('mail_event').select(columns).where('communication_id', '=', communicationId).where('kind', '=', kind).executeTakeFirstOrThrow()
}
