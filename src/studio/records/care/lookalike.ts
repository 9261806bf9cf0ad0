import { sql } from 'kysely'

/** What is shown of a client that may be another's double or kin, as JSON; of the table or alias `c`. */
export const lookalikeSql = sql`jsonb_build_object('id', c.id,
  'name', coalesce(nullif(btrim(c.first_name || ' ' || c.last_name), ''), c.company), 'company', c.company, 'city', c.city,
  'email', (SELECT email FROM client_email e WHERE e.studio_id = c.studio_id AND e.client_id = c.id ORDER BY e.position LIMIT 1),
  'phone', (SELECT phone FROM client_phone p WHERE p.studio_id = c.studio_id AND p.client_id = c.id ORDER BY p.position LIMIT 1),
  'archived', c.archived_at IS NOT NULL)`
