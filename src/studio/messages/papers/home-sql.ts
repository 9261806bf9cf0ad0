import { sql } from 'kysely'
import type { PostalAddress } from './postal-address.ts'

/** The postal address of the client `c`; the company stands in it where the name is a person's. */
export const homeSql = sql<PostalAddress>`jsonb_build_object('company', CASE WHEN c.first_name <> '' OR c.last_name <> '' THEN c.company ELSE '' END,
  'street', c.street, 'city', c.city, 'region', c.region, 'postcode', c.postcode, 'country', c.country)`
