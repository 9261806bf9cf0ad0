import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#platform/http/contract.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientReferenceSql } from '../clients/client-name.ts'
import { findByWords } from '../find-by-words.ts'
import { noSuch } from '../stale.ts'
import { subjectKinds } from '../subject.ts'
import type { PreproductionOrder, PreproductionOrderRow, ProductionOrder, ProductionOrderRow, productionOrders } from './contract.ts'
import type { OrderKind } from './order.ts'

type Wanted = Input<typeof productionOrders.list>['query']
type Shown = { production_order: ProductionOrder; preproduction_order: PreproductionOrder }
type Listed = { production_order: ProductionOrderRow; preproduction_order: PreproductionOrderRow }

const rowColumns = sql`
  o.id, o.number, o.external_id, ${clientReferenceSql} AS client,
  CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'number', s.number) END AS session,
  CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('id', v.id, 'name', v.name) END AS vendor,
  jsonb_build_object('id', u.id, 'name', u.name) AS status, o.status_due_on,
  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END AS department,
  CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS member,
  o.description, o.ordered_on, o.expected_on, o.received_on, o.archived_at IS NOT NULL AS archived`
const orderColumns = sql`o.status_entered_at, o.notes, o.archived_at, o.created_at, o.version`

/** What only one kind has, in a list and alone. */
const own: Record<OrderKind, { listed: RawBuilder<unknown>; shown: RawBuilder<unknown> }> = {
  production_order: {
    listed: sql`, o.tracking, (SELECT jsonb_build_object('id', t.id, 'name', t.name) FROM type t WHERE t.studio_id = o.studio_id AND t.id = o.type_id) AS type`,
    shown: sql`, (SELECT jsonb_build_object('id', i.id, 'number', i.number) FROM invoice i WHERE i.studio_id = o.studio_id AND i.id = o.invoice_id) AS invoice`,
  },
  preproduction_order: { listed: sql``, shown: sql`` },
}

function source(kind: OrderKind): RawBuilder<unknown> {
  return sql`
    FROM ${sql.table(kind)} o
    JOIN client c ON c.studio_id = o.studio_id AND c.id = o.client_id
    JOIN status u ON u.studio_id = o.studio_id AND u.id = o.status_id
    LEFT JOIN session s ON s.studio_id = o.studio_id AND s.id = o.session_id
    LEFT JOIN vendor v ON v.studio_id = o.studio_id AND v.id = o.vendor_id
    LEFT JOIN department d ON d.studio_id = o.studio_id AND d.id = o.department_id
    LEFT JOIN member m ON m.studio_id = o.studio_id AND m.id = o.member_id`
}

/** As the index has it: what is not ordered yet comes before the latest ordered. */
const place = sql`coalesce(o.ordered_on, 'infinity'::date)`

/** Orders of a kind, a page at a time. Every word of the search must be the beginning of one in number, description, tracking number, client or vendor. */
export async function findOrders<K extends OrderKind>(work: Work, kind: K, wanted: Wanted): Promise<{ rows: Listed[K][]; next: string | null }> {
  const { after, limit = 50 } = wanted
  const [day, id] = after === undefined ? [null, 0] : readCursor(after, 2)
  const beyond = day === null ? sql`` : sql`AND (${place}, o.id) < (${day}::date, ${id}::bigint)`
  const found = await searched(work, kind, wanted.search)
  const { rows } = await sql<Listed[K]>`
    SELECT ${rowColumns}${own[kind].listed} ${source(kind)}
    WHERE ${sql.join([...criteria(wanted), ...found], sql` AND `)} ${beyond}
    ORDER BY ${place} DESC, o.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? writeCursor([last.ordered_on ?? 'infinity', last.id]) : null }
}

async function searched(work: Work, kind: OrderKind, search = ''): Promise<RawBuilder<unknown>[]> {
  if (search === '') return []
  const vendors = await work.db.selectFrom('vendor').select(['id', 'search_text as text']).execute()
  return findByWords(work, search, { kind, row: 'o', client: 'client_id', text: sql`o.search_text`, lent: [{ column: 'vendor_id', all: vendors }] })
}

function criteria({ number, open, archived = false, ...wanted }: Wanted): RawBuilder<unknown>[] {
  const columns = ['status_id', 'type_id', 'vendor_id', 'client_id', 'session_id', 'department_id', 'member_id'] as const
  return [
    sql`(o.archived_at IS NOT NULL) = ${archived}`,
    ...(number === undefined ? [] : [sql`o.number = ${number}`]),
    ...(open === undefined ? [] : [sql`u.is_final <> ${open}`]),
    ...columns.flatMap((column) => (wanted[column] === undefined ? [] : [sql`${sql.ref(`o.${column}`)} = ${wanted[column]}`])),
  ]
}

/** An order with the names of all that it mentions; refuses a number that names none. */
export async function readOrder<K extends OrderKind>(work: Work, kind: K, id: number): Promise<Answer<Shown[K]>> {
  const { rows } = await sql<Answer<Shown[K]>>`
    SELECT ${rowColumns}, ${orderColumns}${own[kind].listed}${own[kind].shown} ${source(kind)} WHERE o.id = ${id}`.execute(work.db)
  const order = rows[0]
  if (order === undefined) throw noSuch(subjectKinds[kind].label.toLowerCase(), id)
  return order
}
