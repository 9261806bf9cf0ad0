import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { Work } from '#studio/staff/work.ts'

/** What the studio prefers where records do not say. */
export type Preferences = { country: string; dateOrder: DateOrder; doNotMarket: boolean }

export async function readPreferences(work: Work): Promise<Preferences> {
  const row = await work.db
    .selectFrom('studio')
    .select(['default_country as country', 'date_order as dateOrder', 'new_clients_do_not_market as doNotMarket'])
    .executeTakeFirstOrThrow()
  return row
}
