import { sql } from 'kysely'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import { type ActorColumns, actorOf } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import { clientNameSql } from '../clients/client-name.ts'
import type { HistoryKind } from '../subject.ts'
import type { Changes } from '../tables.ts'
import type { Moment } from './contract.ts'

type Row = ActorColumns & {
  kind: 'status' | 'change'
  id: number
  at: Date
  cause_item_id: number | null
  status: { id: number; name: string } | null
  due_on: string | null
  note: string | null
  what: string | null
  changes: Changes | null
  key: string
}

/** What happened to a record, newest first, a page at a time. What it names is told by name. */
export async function readHistory(
  work: Work,
  { subjectKind, subjectId }: { subjectKind: HistoryKind; subjectId: number },
  page: { after?: string; limit?: number },
): Promise<{ rows: Answer<Moment>[]; next: string | null }> {
  const { after, limit = 50 } = page
  const [key, kind, id] = after === undefined ? ['infinity', 'z', 0] : readCursor(after, 3)
  const { rows } = await sql<Row>`
    SELECT h.*, h.at::text AS key FROM (
      SELECT 'status' AS kind, e.id, e.entered_at AS at, e.actor_kind, e.actor_id, e.actor_name, e.cause_item_id,
        jsonb_build_object('id', s.id, 'name', s.name) AS status, e.due_on, e.note, NULL AS what, NULL::jsonb AS changes
      FROM status_entry e JOIN status s ON s.studio_id = e.studio_id AND s.id = e.status_id
      WHERE e.subject_kind = ${subjectKind} AND e.subject_id = ${subjectId}
      UNION ALL
      SELECT 'change', v.id, v.at, v.actor_kind, v.actor_id, v.actor_name, v.cause_item_id, NULL, NULL, NULL, v.what, v.changes
      FROM record_event v WHERE v.subject_kind = ${subjectKind} AND v.subject_id = ${subjectId}
    ) h
    WHERE (h.at, h.kind, h.id) < (${key}::timestamptz, ${kind}::text, ${id}::bigint)
    ORDER BY h.at DESC, h.kind DESC, h.id DESC LIMIT ${limit + 1}`.execute(work.db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const names = await namesIn(work, shown)
  return {
    rows: shown.map((row) => momentOf(row, names)),
    next: rows.length > limit && last !== undefined ? writeCursor([last.key, last.kind, last.id]) : null,
  }
}

function momentOf(row: Row, names: Map<string, string>): Answer<Moment> {
  const { kind, id, at, cause_item_id, status, due_on, note, what, changes } = row
  const common = { id, at, actor: actorOf(row), cause_item_id }
  if (kind === 'status') return { ...common, kind, status: status ?? { id: 0, name: '' }, due_on, note: note ?? '' }
  return {
    ...common,
    kind,
    what: what ?? '',
    changes: Object.fromEntries(Object.entries(changes ?? {}).map(([field, [from, to]]) => [field, [told(field, from, names), told(field, to, names)]])),
  }
}

/** Fields that hold the number of something else, and where its name stands. */
const tables = ['member', 'type', 'client', 'department', 'session', 'vendor', 'invoice', 'appointment', 'production_order', 'preproduction_order'] as const
type Named = (typeof tables)[number]
const references: Record<string, Named> = {
  member_id: 'member',
  department_id: 'department',
  session_id: 'session',
  vendor_id: 'vendor',
  invoice_id: 'invoice',
  appointment_id: 'appointment',
  production_order_id: 'production_order',
  preproduction_order_id: 'preproduction_order',
  photographer_id: 'member',
  booked_by_id: 'member',
  assistant_ids: 'member',
  type_id: 'type',
  client_id: 'client',
  household: 'client',
  merged_from: 'client',
  merged_into: 'client',
  bill_to_id: 'client',
}

function told(field: string, value: unknown, names: Map<string, string>): unknown {
  const table = references[field]
  if (table === undefined || (typeof value !== 'number' && !Array.isArray(value))) return value
  if (Array.isArray(value)) return value.map((each) => told(field, each, names))
  return { id: value, name: names.get(`${table} ${value}`) ?? '' }
}

async function namesIn(work: Work, rows: readonly Row[]): Promise<Map<string, string>> {
  const wanted = new Map<Named, Set<unknown>>(tables.map((table) => [table, new Set()]))
  for (const { changes } of rows) {
    for (const [field, values] of Object.entries(changes ?? {})) {
      const table = references[field]
      if (table !== undefined) for (const value of values.flat()) wanted.get(table)?.add(value)
    }
  }
  const idsOf = (table: Named) => [...(wanted.get(table) ?? [])].filter((id) => typeof id === 'number')
  if (tables.every((table) => idsOf(table).length === 0)) return new Map()
  const found = await sql<{ key: string; name: string }>`
    SELECT 'member ' || id AS key, name FROM member WHERE id = ANY(${idsOf('member')}::bigint[])
    UNION ALL SELECT 'type ' || id, name FROM type WHERE id = ANY(${idsOf('type')}::bigint[])
    UNION ALL SELECT 'department ' || id, name FROM department WHERE id = ANY(${idsOf('department')}::bigint[])
    UNION ALL SELECT 'session ' || id, number FROM session WHERE id = ANY(${idsOf('session')}::bigint[])
    UNION ALL SELECT 'vendor ' || id, name FROM vendor WHERE id = ANY(${idsOf('vendor')}::bigint[])
    UNION ALL SELECT 'invoice ' || id, number FROM invoice WHERE id = ANY(${idsOf('invoice')}::bigint[])
    UNION ALL SELECT 'appointment ' || a.id, coalesce(nullif(a.title, ''), y.name) FROM appointment a JOIN type y ON y.studio_id = a.studio_id AND y.id = a.type_id
      WHERE a.id = ANY(${idsOf('appointment')}::bigint[])
    UNION ALL SELECT 'production_order ' || id, number FROM production_order WHERE id = ANY(${idsOf('production_order')}::bigint[])
    UNION ALL SELECT 'preproduction_order ' || id, number FROM preproduction_order WHERE id = ANY(${idsOf('preproduction_order')}::bigint[])
    UNION ALL SELECT 'client ' || c.id, ${clientNameSql} FROM client c WHERE c.id = ANY(${idsOf('client')}::bigint[])`.execute(work.db)
  return new Map(found.rows.map(({ key, name }) => [key, name]))
}
