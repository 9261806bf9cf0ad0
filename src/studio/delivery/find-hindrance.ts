import { sql } from 'kysely'
import type { OpenStudio } from '#studio/staff/work.ts'

/** Why nothing leaves, as a sentence, or null; and to whom everything goes in a rehearsal. */
export type Hindrance = { blocked: string | null; rehearsed_to: string | null }

type Facts = {
  paused: boolean
  paused_reason: string | null
  rehearsed_to: string | null
  host: string | null
  last_trouble: string | null
  live_waiting: number
}

/** What stands between the studio's messages and their readers just now, the widest first. */
export async function findHindrance({ readOnly, deployment }: OpenStudio): Promise<Hindrance> {
  const foreign = await deployment.sendingBlocked()
  const { rows } = await readOnly(({ db }) =>
    sql<Facts>`
      SELECT t.paused_at IS NOT NULL AS paused, t.paused_reason, CASE WHEN t.rehearsal THEN coalesce(nullif(t.rehearsal_address, ''), s.from_address) END AS rehearsed_to,
        nullif(s.host, '') AS host, s.last_trouble,
        CASE WHEN t.rehearsal THEN (SELECT count(*) FROM dispatch d WHERE d.state IN ('waiting', 'retry', 'claimed') AND NOT d.rehearsal) ELSE 0 END::int AS live_waiting
      FROM studio t LEFT JOIN sender s ON s.studio_id = t.id`.execute(db),
  )
  const facts = rows[0]
  if (facts === undefined) return { blocked: foreign, rehearsed_to: null }
  return { blocked: foreign ?? reasonOf(facts), rehearsed_to: facts.rehearsed_to }
}

function reasonOf({ paused, paused_reason, host, last_trouble, live_waiting }: Facts): string | null {
  if (paused) return `Everything is paused, so nothing is sent. ${paused_reason ?? ''}`.trim()
  if (host === null) return 'There is no mail server yet, so nothing is sent. Name yours in the settings, under Email.'
  if (last_trouble !== null) return `The mail server does not take email: ${last_trouble}`
  if (live_waiting === 0) return null
  const made = live_waiting === 1 ? '1 email that was made before the rehearsal waits' : `${live_waiting} emails that were made before the rehearsal wait`
  return `The studio rehearses. ${made} until it is over.`
}
