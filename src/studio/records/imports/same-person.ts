import type { ClientRecord } from '../clients/client.ts'
import { birthdayOf } from '../clients/client.ts'
import { same } from '../differences.ts'
import { folded } from '../folded-text.ts'
import type { ClientSaid } from './client-row.ts'

/**
 * Whether a row with a client's number is about that client. The whole name, the company, an email or a phone says so. Of a client
 * that a file told of before, less is enough, for people marry and move: a first or last name, the street, or the birthday.
 */
export function samePerson({ row, emails, phones }: ClientRecord, said: ClientSaid, { toldBefore }: { toldBefore: boolean }): boolean {
  const alike = (a: string, b: string | undefined) => a !== '' && b !== undefined && folded(a) === folded(b)
  const [first, last, company] = [alike(row.first_name, said.first_name), alike(row.last_name, said.last_name), alike(row.company, said.company)]
  const whole = company || alike(`${row.first_name} ${row.last_name}`.trim(), `${said.first_name ?? ''} ${said.last_name ?? ''}`.trim())
  const reached = said.emails?.some((email) => emails.includes(email)) === true || said.phones?.some(({ phone }) => phones.some((each) => each.phone === phone))
  if (whole || reached === true) return true
  const born = said.birthday !== undefined && said.birthday !== null && same(birthdayOf(row), said.birthday)
  return toldBefore && (first || last || alike(row.street, said.street) || born)
}
