import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { itemNameSql } from '../item-facts.ts'
import type { Looked } from './find-occurrences.ts'
import type { Record } from './occurrence.ts'

/** What people call a record and its family, and whether the studio uses the statuses of invoices. */
export type Named = { name: string; family: ReadonlyMap<number, string>; invoiceStatuses: boolean }

export async function loadNames(work: Work, { kind, id }: Record, looked: readonly Looked[]): Promise<Named> {
  const members = looked.flatMap(({ found }) => found.family_member_id ?? [])
  const { rows } = await sql<{ name: string | null; uses: boolean; family: [number, string][] }>`
    SELECT ${itemNameSql} AS name, u.use_invoice_statuses AS uses,
      coalesce((SELECT jsonb_agg(jsonb_build_array(f.id, f.name)) FROM family_member f WHERE f.id = ANY(${members}::bigint[])), '[]') AS family
    FROM studio u CROSS JOIN LATERAL (SELECT u.id AS studio_id, ${kind}::text AS subject_kind, ${id}::bigint AS subject_id) i`.execute(work.db)
  const [row] = rows
  return { name: row?.name ?? '', family: new Map(row?.family ?? []), invoiceStatuses: row?.uses === true }
}
