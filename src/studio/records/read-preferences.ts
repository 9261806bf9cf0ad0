import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { Work } from '#studio/staff/work.ts'
import type { MoneyStyle } from './invoices/money.ts'

/** What the studio prefers where records do not say. */
export type Preferences = { country: string; dateOrder: DateOrder; doNotMarket: boolean; money: MoneyStyle }

export async function readPreferences(work: Work): Promise<Preferences> {
  const { currency, language, ...row } = await work.db
    .selectFrom('studio')
    .select(['default_country as country', 'date_order as dateOrder', 'new_clients_do_not_market as doNotMarket', 'currency', 'language'])
    .executeTakeFirstOrThrow()
  return { ...row, money: { currency, language } }
}
