import { type RawBuilder, sql } from 'kysely'
import { movedKinds } from '#studio/records/care/moved-kinds.ts'
import type { Work } from '#studio/staff/work.ts'
import { kinds } from '../sources/kinds.ts'
import type { Record } from './occurrence.ts'

/** A record as it stands, with its client, and since when its fields are what they are. */
export type Standing = {
  /** Its columns, times as ISO text. */
  row: Readonly<{ [column: string]: unknown }>
  status: string | null
  type: string | null
  client: { id: number; name: string; do_not_market: boolean; do_not_call: boolean; created_at: string } | null
  /** Field → when it last changed. */
  changed: Readonly<{ [field: string]: string }>
  clientChanged: Readonly<{ [field: string]: string }>
  /** A change of the record, its client or its session waits to be looked at; or of these triggers. */
  pending: boolean
  pendingTriggers: readonly number[]
  /** The ledger has something about it. */
  hasItems: boolean
}

/** Texts of letters are long, and nobody asks for them. */
const untold = ['html', 'plain', 'notes', 'search_text', 'body', 'call_note']

/** Null where there is no such record. Two statements. */
export async function loadStanding(work: Work, { kind, id }: Record): Promise<Standing | null> {
  const { table, joined, about } = kinds[kind]
  const named = (what: 'status' | 'type') => sql`(SELECT n.name FROM ${sql.table(what)} n WHERE n.id = (whole.row ->> ${sql.lit(`${what}_id`)})::bigint)`
  const { rows } = await sql<Omit<Standing, 'pending' | 'pendingTriggers'> & { queue: { kind: string; id: number }[] }>`
    SELECT whole.row, EXISTS (SELECT FROM triggered_item i WHERE i.subject_kind = ${kind} AND i.subject_id = ${id}) AS "hasItems", ${named('status')} AS status, ${named('type')} AS type, coalesce(${changesOf(sql`${kind}`, sql`${id}::bigint`)}, '{}') AS changed,
      (SELECT jsonb_build_object('id', c.id, 'name', coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company), 'do_not_market', c.do_not_market,
        'do_not_call', c.do_not_call, 'created_at', c.created_at) FROM client c WHERE c.id = whole.client_id) AS client,
      coalesce(${changesOf(sql`'client'`, sql`whole.client_id`)}, '{}') AS "clientChanged",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', q.subject_kind, 'id', q.subject_id)) FROM record_change q
        WHERE q.subject_kind = 'trigger' OR (q.subject_kind, q.subject_id) IN ((${kind}, ${id}::bigint)${kind in movedKinds ? sql`, ('client', whole.client_id), ('session', whole.session_id)` : sql``})), '[]') AS queue
    FROM (SELECT to_jsonb(r) - ${untold}::text[] AS row, ${about.client} AS client_id, ${about.session} AS session_id FROM ${sql.table(table)} r ${joined} WHERE r.id = ${id} OFFSET 0) whole`.execute(
    work.db,
  )
  const [row] = rows
  if (row === undefined) return null
  const { queue, ...standing } = row
  const ofTriggers = queue.filter((one) => one.kind === 'trigger')
  return { ...standing, pending: queue.length > ofTriggers.length, pendingTriggers: ofTriggers.map((one) => one.id) }
}

function changesOf(kind: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT jsonb_object_agg(f.field, f.at) FROM (
    SELECT field, max(e.at) AS at FROM record_event e CROSS JOIN LATERAL jsonb_object_keys(e.changes) AS field
    WHERE e.subject_kind = ${kind} AND e.subject_id = ${id} GROUP BY field) f)`
}
