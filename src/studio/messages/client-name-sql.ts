import { sql } from 'kysely'

/** What people call a client, as `clientName` of records says it, of the table or alias `c`. */
export const clientNameSql = sql<string>`coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company)`
