import { sql } from 'kysely'
import { folded } from '../folded-text.ts'

type Named = { first_name: string; last_name: string; company: string }

/** What people call a client: "Anna Berg", or the company where nobody is named. */
export function clientName({ first_name, last_name, company }: Named): string {
  return `${first_name} ${last_name}`.trim() || company
}

/** Where a client stands in the list: by last name, or by company where nobody is named. */
export function sortName({ first_name, last_name, company }: Named): string {
  return folded(last_name || first_name ? `${last_name} ${first_name}` : company).slice(0, 200)
}

/** The same name in SQL, of the table or alias `c`. */
export const clientNameSql = sql<string>`coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company)`

/** The client `c` as one is mentioned in a row of a list. */
export const clientReferenceSql = sql`jsonb_build_object('id', c.id, 'name', ${clientNameSql}, 'external_id', c.external_id)`
