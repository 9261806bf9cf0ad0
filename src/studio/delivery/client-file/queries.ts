import { type RawBuilder, sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { KeptLetter } from '#studio/messages/letters/letter-papers.ts'
import type { MovedKind } from '#studio/records/care/moved-kinds.ts'
import { recordsAbout, subjectsAbout } from '#studio/records/care/records-about.ts'
import { readClient } from '#studio/records/clients/queries.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { ofOthers } from '../together/others.ts'
import type { ClientFile, TimelineRow } from './contract.ts'

type Row = ActorColumns & Omit<Answer<TimelineRow>, 'actor'> & { at: Date; key: string }

/** Everything about a client and those who were merged into it, newest first, a page at a time. */
export async function findTimeline(
  work: Work,
  id: number,
  page: { after?: string; limit?: number },
): Promise<{ rows: Answer<TimelineRow>[]; next: string | null }> {
  const { after, limit = 50 } = page
  await readClient(work, id)
  const [key, kind, number] = after === undefined ? ['infinity', 'z', 0] : readCursor(after, 3)
  const { rows } = await sql<Row>`
    SELECT h.*, h.at::text AS key FROM (${sql.join(branches(await peopleOf(work, id)), sql` UNION ALL `)}) h
    WHERE (h.at, h.kind, h.id) < (${key}::timestamptz, ${kind}::text, ${number}::bigint)
    ORDER BY h.at DESC, h.kind DESC, h.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows
      .slice(0, limit)
      .map((row) => ({ kind: row.kind, id: row.id, at: row.at, actor: actorOf(row), title: row.title, detail: row.detail, record_id: row.record_id })),
    next: last === undefined ? null : writeCursor([last.key, last.kind, last.id]),
  }
}

async function peopleOf(work: Work, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM client WHERE id = ${id} OR merged_into = ${id} ORDER BY id`.execute(work.db)
  return rows.map((row) => row.id)
}

/** Numbers of the messages in the same email. */
const sentWith = ofOthers(sql`jsonb_agg(oc.id ORDER BY oc.id)`)
const together = ofOthers(sql<string>`', together with ' || string_agg('“' || oc.subject || '”', ', ' ORDER BY oc.id)`)

const nobody = sql`'job' AS actor_kind, NULL::bigint AS actor_id, '' AS actor_name`

/** kind, id, at, who, title, detail, record: the same columns for whatever happened. */
function branches(ids: readonly number[]): RawBuilder<unknown>[] {
  const whose = sql`ANY(${ids}::bigint[])`
  const ofTasks = sql`(k.client_id = ${whose} OR k.session_id IN (SELECT id FROM session WHERE client_id = ${whose}))`
  const ofAppointments = sql`(a.client_id = ${whose} OR (a.client_id IS NULL AND a.session_id IN (SELECT id FROM session WHERE client_id = ${whose})))`
  return [
    sql`SELECT 'change' AS kind, v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, v.what AS title,
      CASE WHEN v.what = 'changed' THEN (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(v.changes) k) ELSE '' END AS detail, NULL::bigint AS record_id
      FROM record_event v WHERE v.subject_kind = 'client' AND v.subject_id = ${whose}`,
    sql`SELECT 'status', e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, t.name, e.note, NULL
      FROM status_entry e JOIN status t ON t.studio_id = e.studio_id AND t.id = e.status_id WHERE e.subject_kind = 'client' AND e.subject_id = ${whose}`,
    sql`SELECT 'session', s.id, s.created_at, ${nobody}, s.number || ' ' || t.name, coalesce(s.primary_on::text, ''), s.id
      FROM session s JOIN type t ON t.studio_id = s.studio_id AND t.id = s.type_id WHERE s.client_id = ${whose}`,
    sql`SELECT 'session-status', e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, s.number || ': ' || t.name, e.note, s.id
      FROM session s JOIN status_entry e ON e.studio_id = s.studio_id AND e.subject_kind = 'session' AND e.subject_id = s.id
      JOIN status t ON t.studio_id = e.studio_id AND t.id = e.status_id WHERE s.client_id = ${whose}`,
    sql`SELECT 'appointment', a.id, a.created_at, ${nobody}, coalesce(nullif(a.title, ''), t.name), a.on_day::text, a.id
      FROM appointment a JOIN type t ON t.studio_id = a.studio_id AND t.id = a.type_id WHERE ${ofAppointments}`,
    moved(
      'appointment',
      sql`coalesce(nullif(r.title, ''), (SELECT t.name FROM type t WHERE t.studio_id = r.studio_id AND t.id = r.type_id))`,
      sql`r.id IN (SELECT a.id FROM appointment a WHERE ${ofAppointments})`,
    ),
    sql`SELECT 'invoice', i.id, i.created_at, ${nobody}, i.number, i.invoiced_on::text, i.id FROM invoice i WHERE i.bill_to_id = ${whose}`,
    moved('invoice', sql`r.number`, sql`r.bill_to_id = ${whose}`),
    sql`SELECT 'payment', v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, i.number, '', i.id
      FROM invoice i JOIN record_event v ON v.studio_id = i.studio_id AND v.subject_kind = 'invoice' AND v.subject_id = i.id
      WHERE i.bill_to_id = ${whose} AND v.changes ? 'payments'`,
    sql`SELECT 'order', p.id, p.created_at, ${nobody}, p.number, p.description, p.id FROM production_order p WHERE p.client_id = ${whose}`,
    moved('production_order', sql`r.number`, sql`r.client_id = ${whose}`),
    sql`SELECT 'preproduction-order', p.id, p.created_at, ${nobody}, p.number, p.description, p.id FROM preproduction_order p WHERE p.client_id = ${whose}`,
    moved('preproduction_order', sql`r.number`, sql`r.client_id = ${whose}`),
    sql`SELECT 'task', k.id, k.created_at, k.actor_kind, k.actor_id, k.actor_name, k.description, '', k.id FROM task k WHERE ${ofTasks}`,
    sql`SELECT 'task-done', k.id, k.completed_at, ${nobody}, k.description, '', k.id FROM task k WHERE ${ofTasks} AND k.completed_at IS NOT NULL`,
    sql`SELECT m.channel, m.id, m.created_at, m.actor_kind, m.actor_id, m.actor_name, coalesce(nullif(m.subject, ''), m.description),
      coalesce(d.state, m.call_state, m.letter_state, '') || coalesce(${together}, ''), m.id
      FROM communication m LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id WHERE m.client_id = ${whose}`,
    sql`SELECT 'letter-printed', m.id, b.printed_at, b.actor_kind, b.actor_id, b.actor_name, m.subject, '', m.id
      FROM communication m JOIN letter_batch b ON b.studio_id = m.studio_id AND b.id = m.letter_batch_id WHERE m.client_id = ${whose}`,
    sql`SELECT 'call-tried', a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, m.description,
      concat_ws(': ', a.result, nullif(concat_ws('. ', nullif(a.note, ''), CASE a.next WHEN 'not-reached' THEN 'Closed: not reached' WHEN 'no-number' THEN 'Closed: no number that works' END), '')), m.id
      FROM communication m JOIN call_attempt a ON a.studio_id = m.studio_id AND a.communication_id = m.id AND a.undone_at IS NULL WHERE m.client_id = ${whose}`,
    sql`SELECT 'call-done', m.id, m.closed_at, coalesce(m.closed_by->>'kind', 'job'), (m.closed_by->>'id')::bigint, coalesce(m.closed_by->>'name', ''),
      m.description, m.call_note, m.id
      FROM communication m WHERE m.client_id = ${whose} AND m.call_state = 'canceled' AND m.closed_at IS NOT NULL`,
  ]
}

const statusKinds = {
  appointment: 'appointment-status',
  invoice: 'invoice-status',
  production_order: 'order-status',
  preproduction_order: 'preproduction-order-status',
} as const

/** Where records went since they were made; in which status they began is nothing that happened. */
function moved(kind: keyof typeof statusKinds, name: RawBuilder<unknown>, isTheirs: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT ${statusKinds[kind]}, e.id, e.entered_at, e.actor_kind, e.actor_id, e.actor_name, ${name} || ': ' || u.name, e.note, r.id
      FROM ${sql.table(kind)} r JOIN status_entry e ON e.studio_id = r.studio_id AND e.subject_kind = ${kind} AND e.subject_id = r.id AND e.entered_at > r.created_at
      JOIN status u ON u.studio_id = e.studio_id AND u.id = e.status_id WHERE ${isTheirs}`
}

/** Everything held about one client, as rows of the database without the studio's number; refuses a number that names none. */
export async function readClientFile(work: Work, id: number): Promise<Answer<ClientFile>> {
  const client = await readClient(work, id)
  const ids = await peopleOf(work, id)
  const whose = sql`ANY(${ids}::bigint[])`
  const about = recordsAbout(ids)
  const list = async (rows: RawBuilder<unknown>) => {
    const { rows: found } = await sql<{
      row: Record<string, unknown>
    }>`SELECT to_jsonb(r) - 'studio_id' - 'search_text' - 'sort_name' AS row FROM (${rows}) r`.execute(work.db)
    return found.map(({ row }) => row)
  }
  const records = (kind: MovedKind, more: readonly RawBuilder<unknown>[] = []) =>
    list(sql`SELECT ${sql.join([sql`r.*`, ...namesIn(kind), ...more])} FROM ${sql.table(kind)} r WHERE r.id IN (${about[kind]}) ORDER BY r.id`)
  return {
    exported_at: work.now,
    studio: work.studio.name,
    client,
    merged: await list(sql`SELECT c.* FROM client c WHERE c.merged_into = ${id} ORDER BY c.id`),
    sessions: await records('session', [partsIn('session', 'session_date', 'further_dates')]),
    appointments: await records('appointment'),
    invoices: await records('invoice', [
      partsIn('invoice', 'invoice_line', 'lines'),
      partsIn('invoice', 'invoice_payment', 'payments'),
      partsIn('invoice', 'invoice_due', 'dues'),
    ]),
    production_orders: await records('production_order', [nameIn('vendor')]),
    preproduction_orders: await records('preproduction_order', [nameIn('vendor')]),
    tasks: await records('task'),
    web_forms: await list(sql`SELECT f.*, u.name AS status FROM web_form f JOIN status u ON u.studio_id = f.studio_id AND u.id = f.status_id
      WHERE f.client_id = ${whose} OR f.session_id IN (${about.session}) ORDER BY f.id`),
    incoming_texts: await list(sql`SELECT x.* FROM incoming_text x WHERE x.client_id = ${whose} ORDER BY x.id`),
    messages:
      await list(sql`SELECT m.*, d.state, d.settled_at, ${sentWith} AS sent_with FROM communication m LEFT JOIN dispatch d ON d.studio_id = m.studio_id AND d.communication_id = m.id
      WHERE m.client_id = ${whose} OR m.recipient_client_id = ${whose} OR m.session_id IN (${about.session}) ORDER BY m.id`),
    call_attempts: await list(sql`SELECT a.* FROM communication m JOIN call_attempt a ON a.studio_id = m.studio_id AND a.communication_id = m.id
      WHERE m.client_id = ${whose} OR m.recipient_client_id = ${whose} OR m.session_id IN (${about.session}) ORDER BY a.id`),
    mail_events: await list(sql`SELECT v.* FROM communication m JOIN mail_event v ON v.studio_id = m.studio_id AND v.communication_id = m.id
      WHERE m.client_id = ${whose} OR m.recipient_client_id = ${whose} OR m.session_id IN (${about.session}) ORDER BY v.id`),
    triggered_items:
      await list(sql`SELECT i.*, t.description AS trigger FROM triggered_item i JOIN trigger t ON t.studio_id = i.studio_id AND t.id = i.trigger_id
      WHERE i.client_id = ${whose} ORDER BY i.id`),
    history: await list(sql`SELECT v.* FROM record_event v JOIN (${subjectsAbout(ids)}) s ON v.subject_kind = s.kind AND v.subject_id = s.id ORDER BY v.id`),
    statuses: await list(sql`SELECT e.*, u.name AS status FROM status_entry e JOIN status u ON u.studio_id = e.studio_id AND u.id = e.status_id
      JOIN (${subjectsAbout(ids)}) s ON e.subject_kind = s.kind AND e.subject_id = s.id ORDER BY e.id`),
    suppressions: await list(sql`SELECT s.channel, s.address, s.scope, s.reason, s.at, s.lifted_at FROM suppression s
      WHERE s.address IN (SELECT email FROM client_email WHERE client_id = ${whose}) OR s.address IN (SELECT phone FROM client_phone WHERE client_id = ${whose}) ORDER BY s.id`),
  }
}

/** The letters about a client, and what else has something put in; each as it was written. */
export async function findClientPapers(work: Work, id: number): Promise<(KeptLetter & { channel: string })[]> {
  const ids = await peopleOf(work, id)
  const whose = sql`ANY(${ids}::bigint[])`
  const { rows } = await sql<KeptLetter & { channel: string }>`
    SELECT id, channel, to_name, to_address, subject, html, letter, attachments FROM communication m
    WHERE (m.client_id = ${whose} OR m.recipient_client_id = ${whose} OR m.session_id IN (${recordsAbout(ids).session}))
      AND (m.channel = 'letter' AND m.html <> '' OR m.attachments <> '[]') ORDER BY id`.execute(work.db)
  return rows
}

/** What the numbers of a record's type and status are called, for whoever reads the file elsewhere. */
function namesIn(kind: MovedKind): RawBuilder<unknown>[] {
  return [...(subjectKinds[kind].hasTypes ? [nameIn('type')] : []), nameIn('status')]
}

function nameIn(table: 'type' | 'status' | 'vendor'): RawBuilder<unknown> {
  return sql`(SELECT n.name FROM ${sql.table(table)} n WHERE n.studio_id = r.studio_id AND n.id = ${sql.ref(`r.${table}_id`)}) AS ${sql.ref(table)}`
}

/** What belongs to a record, in its order. */
function partsIn(kind: MovedKind, table: string, name: string): RawBuilder<unknown> {
  const owner = `${kind}_id`
  return sql`(SELECT coalesce(jsonb_agg(to_jsonb(x) - 'studio_id' - ${owner}::text ORDER BY x.position), '[]')
    FROM ${sql.table(table)} x WHERE x.studio_id = r.studio_id AND ${sql.ref(`x.${owner}`)} = r.id) AS ${sql.ref(name)}`
}
