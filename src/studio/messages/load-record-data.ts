import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import type { Work } from '#studio/staff/work.ts'
import { clockTime, longDate } from './rendering/date-words.ts'
import type { MergeData, SubjectKind } from './rendering/merge-fields.ts'

/** Records that have a client and a session, or may have: what of their own they print, and whose they are. */
export type OtherKind = 'appointment' | 'invoice' | 'production_order' | 'preproduction_order' | 'task' | 'email' | 'incoming_text'

/** How the values of one record are written: in its client's language. */
export type Saying = { language: string }

/** A record with whose it is, `none` where such records have no session; `fields` are its own, once somebody knows the language. */
export type RecordFields = { id: number; clientId: number | null; sessionId: number | null | 'none'; fields(say: Saying): Partial<MergeData<SubjectKind>> }

/** What these records print of their own, in one query. */
export function loadRecordFields(work: Work, kind: OtherKind, ids: readonly number[]): Promise<RecordFields[]> {
  return loaders[kind](work, ids)
}

const loaders: Record<OtherKind, (work: Work, ids: readonly number[]) => Promise<RecordFields[]>> = {
  appointment: loader<AppointmentRow>(
    (ids) => sql`
      SELECT r.id, coalesce(r.client_id, s.client_id) AS client_id, r.session_id, ${nameOf('type')}, ${nameOf('status')}, r.on_day, r.at_time, r.place,
        (SELECT m.name FROM member m WHERE m.studio_id = r.studio_id AND m.id = r.member_id) AS "with"
      FROM appointment r LEFT JOIN session s ON s.studio_id = r.studio_id AND s.id = r.session_id WHERE r.id = ANY(${ids}::bigint[])`,
    (row, { language }) => ({
      appointment: {
        type: row.type,
        status: row.status,
        date: longDate(row.on_day, language),
        time: row.at_time === null ? null : clockTime(row.at_time, language),
        place: filled(row.place),
        with: row.with,
      },
    }),
  ),
  invoice: loader<InvoiceRow>(
    (ids) => sql`
      SELECT r.id, r.bill_to_id AS client_id, r.session_id, r.number, ${nameOf('status')}, r.invoiced_on, r.payment_due_on, r.total, r.paid, r.balance,
        (SELECT u.currency FROM studio u WHERE u.id = r.studio_id) AS currency
      FROM invoice r WHERE r.id = ANY(${ids}::bigint[])`,
    ({ currency, ...row }, { language }) => ({
      invoice: {
        number: row.number,
        status: row.status,
        date: longDate(row.invoiced_on, language),
        total: writtenMoney(row.total, { currency, language }),
        paid: writtenMoney(row.paid, { currency, language }),
        balance: writtenMoney(row.balance, { currency, language }),
        due_date: day(row.payment_due_on, { language }),
      },
    }),
  ),
  production_order: orders('production_order', nameOf('type')),
  preproduction_order: orders('preproduction_order', sql`NULL AS type`),
  task: loader<TaskRow>(
    (ids) => sql`
      SELECT r.id, coalesce(r.client_id, s.client_id) AS client_id, r.session_id, r.description, ${nameOf('type')}, ${nameOf('status')}, r.due_on,
        coalesce((SELECT m.name FROM member m WHERE m.studio_id = r.studio_id AND m.id = r.member_id),
          (SELECT d.name FROM department d WHERE d.studio_id = r.studio_id AND d.id = r.department_id)) AS assignee
      FROM task r LEFT JOIN session s ON s.studio_id = r.studio_id AND s.id = r.session_id WHERE r.id = ANY(${ids}::bigint[])`,
    (row, say) => ({ task: { description: row.description, type: row.type, status: row.status, due: day(row.due_on, say), assignee: row.assignee } }),
  ),
  email: loader<Row & { subject: string; on: CivilDate }>(
    (ids) => sql`
      SELECT r.id, r.client_id, r.session_id, r.subject, (r.created_at AT TIME ZONE u.zone)::date AS on
      FROM communication r JOIN studio u ON u.id = r.studio_id WHERE r.id = ANY(${ids}::bigint[])`,
    (row, say) => ({ email: { subject: filled(row.subject), sent: day(row.on, say) } }),
  ),
  incoming_text: loader<Row & { body: string; on: CivilDate }>(
    (ids) => sql`
      SELECT r.id, r.client_id, 'none' AS session_id, r.body, (r.at AT TIME ZONE u.zone)::date AS on
      FROM incoming_text r JOIN studio u ON u.id = r.studio_id WHERE r.id = ANY(${ids}::bigint[])`,
    (row, say) => ({ text: { body: filled(row.body), received: day(row.on, say) } }),
  ),
}

type Row = { id: number; client_id: number | null; session_id: RecordFields['sessionId'] }
type AppointmentRow = Row & { type: string; status: string; on_day: CivilDate; at_time: string | null; place: string; with: string | null }
type InvoiceRow = Row & {
  number: string
  status: string
  invoiced_on: CivilDate
  payment_due_on: CivilDate | null
  total: number
  paid: number
  balance: number
  currency: string
}
type OrderRow = Row & {
  number: string
  type: string | null
  status: string
  description: string
  vendor: string | null
  ordered_on: CivilDate | null
  expected_on: CivilDate | null
  received_on: CivilDate | null
}
type TaskRow = Row & { description: string; type: string | null; status: string | null; due_on: CivilDate | null; assignee: string | null }

function loader<R extends Row>(query: (ids: readonly number[]) => RawBuilder<unknown>, fields: (row: R, say: Saying) => Partial<MergeData<SubjectKind>>) {
  return async (work: Work, ids: readonly number[]): Promise<RecordFields[]> => {
    const { rows } = await sql<R>`${query(ids)}`.execute(work.db)
    return rows.map((row) => ({ id: row.id, clientId: row.client_id, sessionId: row.session_id, fields: (say) => fields(row, say) }))
  }
}

function orders(table: 'production_order' | 'preproduction_order', type: RawBuilder<unknown>) {
  return loader<OrderRow>(
    (ids) => sql`
      SELECT r.id, r.client_id, r.session_id, r.number, ${type}, ${nameOf('status')}, r.description, r.ordered_on, r.expected_on, r.received_on,
        (SELECT v.name FROM vendor v WHERE v.studio_id = r.studio_id AND v.id = r.vendor_id) AS vendor
      FROM ${sql.table(table)} r WHERE r.id = ANY(${ids}::bigint[])`,
    (row, say) => ({
      order: {
        number: row.number,
        type: row.type,
        status: row.status,
        description: filled(row.description),
        vendor: row.vendor,
        ordered: day(row.ordered_on, say),
        expected: day(row.expected_on, say),
        received: day(row.received_on, say),
      },
    }),
  )
}

function nameOf(what: 'type' | 'status'): RawBuilder<unknown> {
  return sql`(SELECT n.name FROM ${sql.table(what)} n WHERE n.studio_id = r.studio_id AND n.id = ${sql.ref(`r.${what}_id`)}) AS ${sql.ref(what)}`
}

function day(on: CivilDate | null, { language }: Saying): string | null {
  return on === null ? null : longDate(on, language)
}

function filled(text: string): string | null {
  return text.trim() === '' ? null : text
}
