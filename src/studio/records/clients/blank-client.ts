import type { StatusColumns } from '../tables.ts'
import type { ClientRecord } from './client.ts'

/** A client of whom nothing is known but the status, and when it was made. */
export function blankClient(status: StatusColumns, made: { at: Date; doNotMarket: boolean; history: boolean }): ClientRecord {
  const row: ClientRecord['row'] = {
    studio_id: 0,
    id: 0,
    external_id: null,
    first_name: '',
    last_name: '',
    company: '',
    street: '',
    city: '',
    region: '',
    postcode: '',
    country: '',
    ...status,
    birthday_mmdd: null,
    birthday_year: null,
    anniversary_mmdd: null,
    anniversary_year: null,
    birthday_set_at: null,
    anniversary_set_at: null,
    do_not_market: made.doNotMarket,
    do_not_call: false,
    language: null,
    zone: null,
    lead_source: '',
    notes: '',
    sort_name: '',
    search_text: '',
    history_at: made.history ? made.at : null,
    archived_at: null,
    merged_into: null,
    household_id: null,
    erased_at: null,
    created_at: made.at,
    version: 0,
  }
  return { row, emails: [], phones: [], family: [] }
}
