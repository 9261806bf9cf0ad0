import type { Input } from '#platform/http/contract.ts'
import { parseAddress } from '#platform/mail/address.ts'
import { refuseField } from '#platform/refusal.ts'
import { readPhone } from '#studio/records/clients/phone.ts'
import { readPreferences } from '#studio/records/read-preferences.ts'
import type { Work } from '#studio/staff/work.ts'
import type { addSuppression as contract } from './contract.ts'
import { suppressAddress } from './suppress-address.ts'

/** Puts an address or a phone number on the list by hand; returns the entry's id. Refuses what is neither. */
export async function addSuppression(work: Work, { channel = 'email', address, scope, source = '' }: Input<typeof contract>['body']): Promise<number> {
  const read = channel === 'email' ? readEmail(address) : await readNumber(work, address)
  return suppressAddress(work, { channel, address: read, scope, reason: 'by-hand', source })
}

function readEmail(text: string): string {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw refuseField('address', 'bad-address', parsed.message)
  return parsed.address
}

async function readNumber(work: Work, text: string): Promise<string> {
  const reading = readPhone(text, (await readPreferences(work)).country)
  if (!reading.ok) throw refuseField('address', 'bad-phone', reading.message)
  return reading.value
}
