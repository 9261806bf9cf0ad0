import { sql } from 'kysely'
import { flagsBind, type Purpose } from '#studio/messages/communication.ts'
import { unsubscribeLink } from '#studio/messages/suppression/unsubscribe-link.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { Planned, Problem } from './plan.ts'

/** What every email of a batch shares: the studio's sender, and until when it rests. */
export type Sending = {
  from: { from_name: string; from_address: string; reply_to: string }
  /** Database time; null when messages do not rest. */
  restUntil: Date | null
  /** An email cannot be written without a sender's address, nor marketing that nobody could unsubscribe from; that is no reason to call instead. */
  problem(purpose: Purpose, planned: Planned): Problem | null
  /** Marketing mail to a client or one of the family carries a way out. */
  unsubscribeUrl(purpose: Purpose, planned: Planned): string | null
}

export async function loadSending(work: Work, deployment: Deployment): Promise<Sending> {
  const { rows } = await sql<{ from_name: string; from_address: string; reply_to: string; rest_until: Date | null }>`
    SELECT coalesce(nullif(p.from_name, ''), s.name) AS from_name, coalesce(p.from_address, '') AS from_address, coalesce(p.reply_to, '') AS reply_to,
      CASE WHEN s.rest_seconds > 0 THEN now() + make_interval(secs => s.rest_seconds) END AS rest_until
    FROM studio s LEFT JOIN sender p ON p.studio_id = s.id`.execute(work.db)
  const { rest_until: restUntil, ...from } = rows[0] ?? { from_name: '', from_address: '', reply_to: '', rest_until: null }
  return {
    from,
    restUntil,
    problem(purpose, { step, recipient }) {
      if (step?.channel !== 'email') return null
      if (from.from_address === '') return { code: 'no-sender', detail: '' }
      return needsWayOut(purpose, recipient.kind) && !deployment.linksWork ? { code: 'no-public-address', detail: '' } : null
    },
    unsubscribeUrl: (purpose, { recipient }) =>
      needsWayOut(purpose, recipient.kind) && recipient.email.ok
        ? unsubscribeLink(deployment, { studioId: work.studio.id, address: recipient.email.address })
        : null,
  }
}

function needsWayOut(purpose: Purpose, recipient: Planned['recipient']['kind']): boolean {
  return purpose === 'marketing' && flagsBind(recipient)
}
