import { type RawBuilder, sql } from 'kysely'
import { ofOthers } from '../together/others.ts'

/** Which records a timeline tells of: conditions on sessions `s`, appointments `a`, invoices `i`, orders `p`, tasks `k` and messages `m`. */
export type Scope = {
  self: { kind: 'client' | 'session'; ids: RawBuilder<unknown> }
  s: RawBuilder<boolean>
  a: RawBuilder<boolean>
  i: RawBuilder<boolean>
  p: RawBuilder<boolean>
  k: RawBuilder<boolean>
  m: RawBuilder<boolean>
}

/** Of clients: what names one of them, and what is about their sessions. */
export function ofClients(ids: readonly number[]): Scope {
  const whose = sql`ANY(${ids}::bigint[])`
  const sessions = sql`(SELECT id FROM session WHERE client_id = ${whose})`
  return {
    self: { kind: 'client', ids: whose },
    s: sql`s.client_id = ${whose}`,
    a: sql`(a.client_id = ${whose} OR (a.client_id IS NULL AND a.session_id IN ${sessions}))`,
    i: sql`i.bill_to_id = ${whose}`,
    p: sql`p.client_id = ${whose}`,
    k: sql`(k.client_id = ${whose} OR k.session_id IN ${sessions})`,
    m: sql`m.client_id = ${whose}`,
  }
}

/** Of one session: what names it. */
export function ofSession(id: number): Scope {
  return {
    self: { kind: 'session', ids: sql`ANY(${[id]}::bigint[])` },
    s: sql`s.id = ${id}`,
    a: sql`a.session_id = ${id}`,
    i: sql`i.session_id = ${id}`,
    p: sql`p.session_id = ${id}`,
    k: sql`k.session_id = ${id}`,
    m: sql`m.session_id = ${id}`,
  }
}

const together = ofOthers(sql<string>`', together with ' || string_agg('“' || oc.subject || '”', ', ' ORDER BY oc.id)`)
const nobody = sql`'job' AS actor_kind, NULL::bigint AS actor_id, '' AS actor_name`

/** kind, id, at, who, title, detail, record, the item that made it: the same columns for whatever happened. */
export function moments({ self, s, a, i, p, k, m }: Scope): RawBuilder<unknown>[] {
  return [
    sql`SELECT 'change' AS kind, v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, v.what AS title,
      CASE WHEN v.what = 'changed' THEN (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(v.changes) k) ELSE '' END AS detail, NULL::bigint AS record_id, NULL::bigint AS item_id
      FROM record_event v WHERE v.subject_kind = ${self.kind} AND v.subject_id = ${self.ids}
        AND NOT (${self.kind} = 'session' AND v.what <> 'created' AND v.changes ? 'primary_on' AND v.changes - 'primary_on' = '{}')`,
    sql`SELECT 'status', e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, t.name, e.note, NULL, NULL
      FROM status_entry e JOIN status t ON t.studio_id = e.studio_id AND t.id = e.status_id WHERE e.subject_kind = 'client' AND ${self.kind} = 'client' AND e.subject_id = ${self.ids}`,
    sql`SELECT 'session', s.id, s.created_at, ${nobody}, s.number || ' ' || t.name, ${first('session', 's', 'primary_on')}, s.id, NULL
      FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id WHERE ${s}`,
    sql`SELECT 'session-moved', v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, s.number, concat_ws(' ', v.changes -> 'primary_on' ->> 0, '→', v.changes -> 'primary_on' ->> 1), s.id, NULL
      FROM session s JOIN record_event v ON v.studio_id = s.studio_id AND v.subject_kind = 'session' AND v.subject_id = s.id
      WHERE ${s} AND v.what <> 'created' AND v.changes ? 'primary_on'`,
    sql`SELECT 'session-status', e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, s.number || ': ' || t.name, e.note, s.id, NULL
      FROM session s JOIN status_entry e ON e.studio_id = s.studio_id AND e.subject_kind = 'session' AND e.subject_id = s.id
      JOIN status t ON t.studio_id = e.studio_id AND t.id = e.status_id WHERE ${s}`,
    sql`SELECT 'appointment', a.id, a.created_at, ${nobody}, coalesce(nullif(a.title, ''), t.name), ${first('appointment', 'a', 'on_day')}, a.id, NULL
      FROM appointment a JOIN type t ON t.studio_id = a.studio_id AND t.id = a.type_id WHERE ${a}`,
    moved(
      'appointment',
      sql`coalesce(nullif(r.title, ''), (SELECT t.name FROM type t WHERE t.studio_id = r.studio_id AND t.id = r.type_id))`,
      sql`r.id IN (SELECT a.id FROM appointment a WHERE ${a})`,
    ),
    sql`SELECT 'invoice', i.id, i.created_at, ${nobody}, i.number, i.invoiced_on::text, i.id, NULL FROM invoice i WHERE ${i}`,
    moved('invoice', sql`r.number`, sql`r.id IN (SELECT i.id FROM invoice i WHERE ${i})`),
    sql`SELECT 'payment', v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, i.number, '', i.id, NULL
      FROM invoice i JOIN record_event v ON v.studio_id = i.studio_id AND v.subject_kind = 'invoice' AND v.subject_id = i.id
      WHERE ${i} AND v.changes ? 'payments'`,
    sql`SELECT 'order', p.id, p.created_at, ${nobody}, p.number, p.description, p.id, NULL FROM production_order p WHERE ${p}`,
    moved('production_order', sql`r.number`, sql`r.id IN (SELECT p.id FROM production_order p WHERE ${p})`),
    sql`SELECT 'preproduction-order', p.id, p.created_at, ${nobody}, p.number, p.description, p.id, NULL FROM preproduction_order p WHERE ${p}`,
    moved('preproduction_order', sql`r.number`, sql`r.id IN (SELECT p.id FROM preproduction_order p WHERE ${p})`),
    sql`SELECT 'task', k.id, k.created_at, k.actor_kind, k.actor_id, k.actor_name, k.description, '', k.id, k.cause_item_id FROM task k WHERE ${k}`,
    sql`SELECT 'task-done', k.id, k.completed_at, ${nobody}, k.description, '', k.id, NULL FROM task k WHERE ${k} AND k.completed_at IS NOT NULL`,
    sql`SELECT m.channel, m.id, m.created_at, m.actor_kind, m.actor_id, m.actor_name, coalesce(nullif(m.subject, ''), m.description),
      coalesce(d.state, m.call_state, m.letter_state, '') || coalesce(${together}, ''), m.id, m.item_id
      FROM communication m LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id WHERE ${m}`,
    sql`SELECT 'letter-printed', m.id, b.printed_at, b.actor_kind, b.actor_id, b.actor_name, m.subject, '', m.id, NULL
      FROM communication m JOIN letter_batch b ON b.studio_id = m.studio_id AND b.id = m.letter_batch_id WHERE ${m}`,
    sql`SELECT 'call-tried', a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, m.description,
      concat_ws(': ', a.result, nullif(concat_ws('. ', nullif(a.note, ''), CASE a.next WHEN 'not-reached' THEN 'Closed: not reached' WHEN 'no-number' THEN 'Closed: no number that works' END), '')), m.id, NULL
      FROM communication m JOIN call_attempt a ON a.studio_id = m.studio_id AND a.communication_id = m.id AND a.undone_at IS NULL WHERE ${m}`,
    sql`SELECT 'call-done', m.id, m.closed_at, coalesce(m.closed_by->>'kind', 'job'), (m.closed_by->>'id')::bigint, coalesce(m.closed_by->>'name', ''),
      m.description, m.call_note, m.id, NULL
      FROM communication m WHERE ${m} AND m.call_state = 'canceled' AND m.closed_at IS NOT NULL`,
  ]
}

/** The day that a record was for when it was made: of what was moved since, the history of its first move has it. */
function first(kind: 'session' | 'appointment', alias: string, column: string): RawBuilder<unknown> {
  return sql`coalesce((SELECT coalesce(v.changes -> ${column}::text ->> 0, '') FROM record_event v WHERE v.studio_id = ${sql.ref(`${alias}.studio_id`)} AND v.subject_kind = ${sql.lit(kind)}
    AND v.subject_id = ${sql.ref(`${alias}.id`)} AND v.what <> 'created' AND v.changes ? ${column}::text ORDER BY v.id LIMIT 1), ${sql.ref(`${alias}.${column}`)}::text, '')`
}

const statusKinds = {
  appointment: 'appointment-status',
  invoice: 'invoice-status',
  production_order: 'order-status',
  preproduction_order: 'preproduction-order-status',
} as const

/** Where records went since they were made; in which status they began is nothing that happened. */
function moved(kind: keyof typeof statusKinds, name: RawBuilder<unknown>, isTheirs: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT ${statusKinds[kind]}, e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, ${name} || ': ' || u.name, e.note, r.id, NULL
      FROM ${sql.table(kind)} r JOIN status_entry e ON e.studio_id = r.studio_id AND e.subject_kind = ${kind} AND e.subject_id = r.id AND e.entered_at > r.created_at
      JOIN status u ON u.studio_id = e.studio_id AND u.id = e.status_id WHERE ${isTheirs}`
}
