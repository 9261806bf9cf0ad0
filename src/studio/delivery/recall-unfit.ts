import { sql } from 'kysely'
import { judgeItems } from '#studio/matching/judge-items.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { findOutdated } from '#studio/processing/find-outdated.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { findOutdatedCorrections } from './corrections/find-outdated-corrections.ts'
import { notTheRecord } from './not-the-record.ts'
import { type Recall, recallMessages } from './recall-messages.ts'

/**
 * Messages on their way, as they stand now. `old`: written so long ago that they are matched again in any case. The others cost nothing
 * more than a look at two versions, unless one of their records changed since they were written.
 */
export type Looked = { ids: readonly number[]; old: ReadonlySet<number>; deployment: Deployment }

type Suspect = { id: number; item_id: number | null; stopped: boolean; changed: boolean }

/**
 * Recalls those that must not go as they are, and returns their ids: the address was stopped; the record no longer matches; or it
 * still does, but the message would be another one now, and its item is listed again.
 */
export async function recallUnfit(work: Work, { ids, old, deployment }: Looked): Promise<number[]> {
  const suspects = await findSuspects(work, ids, [...old])
  const whys = new Map<number, Recall>()
  for (const { id, stopped } of suspects) if (stopped) whys.set(id, { to: 'withdrawn', why: 'The address was unsubscribed or stopped meanwhile.' })
  const verdicts = await judgeItems(
    work,
    suspects.flatMap(({ id, item_id }) => (whys.has(id) ? [] : (item_id ?? []))),
    { validity: false },
  )
  for (const { id, item_id } of suspects) {
    const { failed = null, detail = null } = verdicts.get(item_id ?? 0) ?? {}
    if (failed !== null && !notTheRecord.includes(failed) && !whys.has(id)) whys.set(id, { to: 'withdrawn', why: reasonSentence(failed, detail) })
  }
  const changed = suspects.filter((one) => one.changed && !whys.has(one.id)).map((one) => one.id)
  for (const [id, why] of await findOutdated(work, changed, deployment)) whys.set(id, { to: 'active', why })
  // A correction belongs to no item: it is for a person to write another.
  for (const [id, why] of await findOutdatedCorrections(work, changed)) whys.set(id, { to: 'withdrawn', why })
  return recallByReason(work, whys)
}

/** The version of the record that a communication `c` is about, where that is neither a client nor a session. */
const versionSql = sql`CASE c.subject_kind ${sql.join(
  (['appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form', 'email'] as const).map(
    (kind) =>
      sql`WHEN ${sql.lit(kind)} THEN (SELECT r.version FROM ${sql.table(kind === 'email' ? 'communication' : kind)} r WHERE r.studio_id = c.studio_id AND r.id = c.subject_id)`,
  ),
  sql` `,
)} END`

/** Each record by its key, whatever the planner thinks of their number. */
async function findSuspects(work: Work, ids: readonly number[], old: readonly number[]): Promise<Suspect[]> {
  const { rows } = await sql<Suspect>`
    SELECT id, item_id, stopped, changed FROM (
      SELECT c.id, c.item_id,
        EXISTS (
          SELECT FROM suppression s WHERE s.channel = 'email' AND s.address_hash = sha256(convert_to(lower(btrim(c.to_address)), 'UTF8')) AND s.lifted_at IS NULL
            AND (s.scope = 'all' OR (c.purpose = 'marketing' AND c.recipient_kind IN ('client', 'family-member')))) AS stopped,
        (SELECT s.version FROM session s WHERE s.studio_id = c.studio_id AND s.id = c.session_id) IS DISTINCT FROM c.session_version
          OR (SELECT k.version FROM client k WHERE k.studio_id = c.studio_id AND k.id = c.client_id) IS DISTINCT FROM c.client_version
          OR ${versionSql} IS DISTINCT FROM c.subject_version AS changed
      FROM communication c WHERE c.id = ANY(${ids}::bigint[]) OFFSET 0) AS looked
    WHERE stopped OR changed OR id = ANY(${old}::bigint[]) ORDER BY id`.execute(work.db)
  return rows
}

async function recallByReason(work: Work, whys: ReadonlyMap<number, Recall>): Promise<number[]> {
  const alike = Map.groupBy(whys, ([, { to, why }]) => `${to} ${why}`)
  const gone: number[] = []
  for (const group of alike.values()) {
    const [first] = group
    if (first === undefined) continue
    const { recalled, inDoubt } = await recallMessages(
      work,
      group.map(([id]) => id),
      first[1],
    )
    gone.push(...recalled, ...inDoubt)
  }
  return gone
}
