import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { setWaiting } from '#studio/matching/set-waiting.ts'
import type { Waiting } from '#studio/matching/waiting.ts'
import type { Work } from '#studio/staff/work.ts'

/** Lets what waits of an automatic trigger go by itself, all of it or what waits for one thing; returns how many. Doing it again finds nothing. */
export async function releaseItems(work: Work, { trigger_id, waits_for }: { trigger_id: number; waits_for?: Waiting }): Promise<{ released: number }> {
  const { rows } = await sql<{ automatic: boolean; description: string }>`SELECT automatic, description FROM trigger WHERE id = ${trigger_id}`.execute(work.db)
  const trigger = rows[0]
  if (trigger === undefined) throw new Refusal('not-found', 'no-such-trigger', `There is no trigger number ${trigger_id}. It may have been deleted.`)
  if (!trigger.automatic) throw new Refusal('conflict', 'by-hand', `“${trigger.description}” is processed by hand, so nothing of it goes by itself.`)
  const which = waits_for === undefined ? sql`i.waits_for IS NOT NULL` : sql`i.waits_for = ${waits_for}`
  const released = await setWaiting(work, sql`i.trigger_id = ${trigger_id} AND ${which}`, { waiting: null, reason: 'let-go', letGo: true })
  return { released: released.length }
}
