import { type RawBuilder, sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import type { KeptLetter } from '#studio/messages/letters/letter-papers.ts'
import type { MovedKind } from '#studio/records/care/moved-kinds.ts'
import { recordsAbout, subjectsAbout } from '#studio/records/care/records-about.ts'
import { readClient } from '#studio/records/clients/queries.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import type { Work } from '#studio/staff/work.ts'
import { ofOthers } from '../together/others.ts'
import type { ClientFile } from './contract.ts'

/** The client and those who were merged into it. */
export async function peopleOf(work: Work, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM client WHERE id = ${id} OR merged_into = ${id} ORDER BY id`.execute(work.db)
  return rows.map((row) => row.id)
}

/** Numbers of the messages in the same email. */
const sentWith = ofOthers(sql`jsonb_agg(oc.id ORDER BY oc.id)`)

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
