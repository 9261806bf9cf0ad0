import { sql } from 'kysely'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadClient } from '../clients/load-clients.ts'
import type { Household } from './contract.ts'
import { lookalikeSql } from './lookalike.ts'

type Shown = Answer<Household>['members'][number]

/** Who lives with a client, and at most ten who may: at the same address, or named as family with their email or phone, either way round. */
export async function findHousehold(work: Work, id: number): Promise<Answer<Household>> {
  const { row } = await loadClient(work, id)
  const members = await sql<{ shown: Shown }>`
    SELECT ${lookalikeSql} AS shown FROM client c WHERE c.household_id = ${row.household_id} AND c.id <> ${id} AND c.merged_into IS NULL
    ORDER BY c.sort_name, c.id`.execute(work.db)
  const suggested = await sql<{ shown: Shown }>`
    SELECT ${lookalikeSql} AS shown FROM client c
    WHERE c.id IN (
        SELECT o.id FROM client o WHERE o.sort_name <> '' AND ${row.street} <> '' AND o.street = ${row.street} AND o.postcode = ${row.postcode} AND o.city = ${row.city}
        UNION SELECT e.client_id FROM family_member f JOIN client_email e ON e.studio_id = f.studio_id AND e.email = f.email WHERE f.client_id = ${id}
        UNION SELECT p.client_id FROM family_member f JOIN client_phone p ON p.studio_id = f.studio_id AND p.phone = f.phone WHERE f.client_id = ${id})
      AND c.id <> ${id} AND c.archived_at IS NULL AND (c.household_id IS NULL OR c.household_id IS DISTINCT FROM ${row.household_id})
    ORDER BY c.sort_name, c.id LIMIT 10`.execute(work.db)
  return { id: row.household_id, members: members.rows.map(({ shown }) => shown), suggested: suggested.rows.map(({ shown }) => shown) }
}
