import { anniversaryOf, birthdayOf, type ClientRecord } from '../clients/client.ts'
import { newsOf } from './client-news.ts'
import type { ClientSaid } from './client-row.ts'

/**
 * What a client lacks of what a row says who was met by name. What stands here stays: an address book knows less than the studio, and what it
 * said last is not remembered. Whoever wants no marketing or no calls is heard. The status is the studio's.
 */
export function lacked(client: ClientRecord, said: ClientSaid): Partial<ClientSaid> {
  const here = new Map<string, unknown>(Object.entries({ ...client.row, ...client, birthday: birthdayOf(client.row), anniversary: anniversaryOf(client.row) }))
  const { external_id, status, status_due_on, ...news } = newsOf(said, null)
  return Object.fromEntries(Object.entries(news).filter(([field]) => isBlank(here.get(field)))) as Partial<ClientSaid>
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}
