import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import type { Reference, ReferenceIds, ReferenceKind, References } from './references.ts'

type Row = Reference & { kind: ReferenceKind }

/** Reads what triggers refer to, in three statements however many they are. */
export async function loadReferences(work: Work, ids: ReferenceIds): Promise<References> {
  const { rows } = await sql<Row>`
    SELECT 'status' AS kind, id, name, active, subject_kind, NULL AS purpose FROM status WHERE id = ANY(${ids.status}::bigint[])
    UNION ALL SELECT 'type', id, name, active, subject_kind, NULL FROM type WHERE id = ANY(${ids.type}::bigint[])
    UNION ALL SELECT 'template', id, name, archived_at IS NULL, subject_kind, purpose FROM template WHERE id = ANY(${ids.template}::bigint[])
    UNION ALL SELECT 'member', id, name, archived_at IS NULL, NULL, NULL FROM member WHERE id = ANY(${ids.member}::bigint[])
    UNION ALL SELECT 'department', id, name, archived_at IS NULL, NULL, NULL FROM department WHERE id = ANY(${ids.department}::bigint[])`.execute(work.db)
  const sender = await sql<{ ready: boolean }>`SELECT from_address <> '' AND host <> '' AS ready FROM sender`.execute(work.db)
  const installed = await work.db.selectFrom('installation').select('public_url').executeTakeFirst()
  const byId = (kind: ReferenceKind) => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, row]))
  return {
    status: byId('status'),
    type: byId('type'),
    template: byId('template'),
    member: byId('member'),
    department: byId('department'),
    canSend: sender.rows[0]?.ready ?? false,
    linksWork: installed?.public_url !== null,
  }
}
