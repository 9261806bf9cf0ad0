import { type RawBuilder, sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '#platform/http/cursor.ts'
import { Refusal } from '#platform/refusal.ts'
import { itemNameSql } from '#studio/matching/item-facts.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { type DispatchState, type DispatchView, statesOfView } from './dispatch.ts'
import { joinedMessageId } from './together/joined-message-id.ts'
import { ofOthers } from './together/others.ts'

export type DispatchFilter = { view?: DispatchView; client_id?: number; session_id?: number; search?: string; after?: string; limit?: number }
export type DispatchRow = {
  id: number
  version: number
  state: DispatchState
  to_name: string
  to_address: string
  subject: string
  client_id: number | null
  session_id: number | null
  item_id: number | null
  record: { kind: TriggerSubject; id: number; name: string } | null
  trigger: string | null
  created_at: Date
  goes_at: Date | null
  resting: boolean
  not_after: Date | null
  settled_at: Date | null
  attempts: number
  reason: string | null
  rehearsed_to: string | null
  sent_with: { id: number; name: string }[]
}

const sentWith = ofOthers(sql`jsonb_agg(jsonb_build_object('id', oc.id, 'name', oc.subject) ORDER BY oc.id)`)

/** Instants of the database's own clock are told in studio time, as people read them. */
const rows = (more: RawBuilder<unknown> = sql``) => sql`
  SELECT c.id, d.version, d.state, c.to_name, c.to_address, c.subject, c.client_id, c.session_id, c.item_id,
    CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('kind', i.subject_kind, 'id', i.subject_id, 'name', coalesce(${itemNameSql}, '')) END AS record, t.description AS trigger, c.created_at,
    CASE WHEN d.state IN ('waiting', 'retry') THEN d.next_at + s.clock_shift END AS goes_at,
    d.state = 'waiting' AND d.next_at > now() AS resting, d.not_after, d.settled_at, d.attempts, d.reason, d.rehearsed_to, coalesce(${sentWith}, '[]') AS sent_with ${more}
  FROM dispatch d
  JOIN communication c ON c.studio_id = d.studio_id AND c.id = d.communication_id
  JOIN studio s ON s.id = d.studio_id
  LEFT JOIN triggered_item i ON i.studio_id = c.studio_id AND i.id = c.item_id
  LEFT JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id`

/** One page of emails, newest first, with how many stand in each view. */
export async function listDispatches(work: Work, filter: DispatchFilter) {
  const limit = filter.limit ?? 50
  const before: Cursor | null = filter.after === undefined ? null : readCursor(filter.after, 1)
  const search = filter.search?.trim().toLowerCase() ?? ''
  const conditions = [
    sql`d.state = ANY(${statesOfView(filter.view ?? 'all')}::text[])`,
    filter.client_id === undefined ? sql`true` : sql`c.client_id = ${filter.client_id}`,
    filter.session_id === undefined ? sql`true` : sql`c.session_id = ${filter.session_id}`,
    search === ''
      ? sql`true`
      : sql`(strpos(lower(c.to_name), ${search}) > 0 OR strpos(lower(c.to_address), ${search}) > 0 OR strpos(lower(c.subject), ${search}) > 0)`,
    before === null ? sql`true` : sql`d.communication_id < ${Number(before[0])}`,
  ]
  const found = await sql<DispatchRow>`${rows()} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY d.communication_id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = found.rows.length > limit ? found.rows[limit - 1] : undefined
  return { rows: found.rows.slice(0, limit), next: last === undefined ? null : writeCursor([last.id]), counts: await countDispatches(work) }
}

async function countDispatches(work: Work): Promise<Record<string, number>> {
  const { rows: states } = await sql<{ state: DispatchState; count: number }>`SELECT state, count(*)::int AS count FROM dispatch GROUP BY state`.execute(
    work.db,
  )
  const views: DispatchView[] = ['waiting', 'sent', 'trouble', 'in-doubt', 'recalled', 'all']
  return Object.fromEntries(
    views.map((view) => [view, states.filter(({ state }) => statesOfView(view).includes(state)).reduce((sum, { count }) => sum + count, 0)]),
  )
}

/** How many emails wait for a decision because they may have been sent. Every screen asks: one look at a few entries of an index. */
export async function readDoubts(work: Work): Promise<{ count: number; sole: number | null }> {
  const { rows: found } = await sql<{ count: number; sole: number | null }>`
    SELECT count(*)::int AS count, CASE WHEN count(*) = 1 THEN min(communication_id) END AS sole FROM dispatch WHERE state = 'in-doubt'`.execute(work.db)
  return found[0] ?? { count: 0, sole: null }
}

/** One email as a row. */
export async function dispatchRow(work: Work, id: number): Promise<DispatchRow> {
  const found = await sql<DispatchRow>`${rows()} WHERE d.communication_id = ${id}`.execute(work.db)
  return found.rows[0] ?? refuseUnknown(id)
}

type Content = { html: string; plain: string; from: string; message_id: string; response: string | null; attachments: string[] }

/** One email with its content and what the mail server said. Its Message-ID is that of the email it leaves in. */
export async function readDispatch(work: Work, id: number): Promise<DispatchRow & Content> {
  const more = sql`, c.html, c.plain, CASE WHEN c.from_name = '' THEN c.from_address ELSE c.from_name || ' <' || c.from_address || '>' END AS from, c.message_id, d.response,
    ARRAY(SELECT a->>'name' FROM jsonb_array_elements(c.attachments) a) AS attachments,
    ${ofOthers(sql`jsonb_agg(jsonb_build_object('id', oc.id, 'message_id', oc.message_id))`)} AS named`
  const found = await sql<DispatchRow & Content & { named: Named[] | null }>`${rows(more)} WHERE d.communication_id = ${id}`.execute(work.db)
  const [row] = found.rows
  if (row === undefined) return refuseUnknown(id)
  const { named, ...message } = row
  return { ...message, message_id: nameOf([message, ...(named ?? [])]) }
}

type Named = { id: number; message_id: string }

function nameOf(messages: [Named, ...Named[]]): string {
  const [first, ...others] = messages.toSorted((a, b) => a.id - b.id)
  return joinedMessageId([first?.message_id ?? messages[0].message_id, ...others.map((other) => other.message_id)])
}

function refuseUnknown(id: number): never {
  throw new Refusal('not-found', 'no-such-message', `There is no email number ${id}. It may belong to another studio.`)
}
