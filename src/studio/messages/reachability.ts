import { parseAddress } from '#platform/mail/address.ts'
import type { Purpose, Recipient } from './communication.ts'
import { addressLines, isComplete, type PostalAddress } from './papers/postal-address.ts'
import type { Stop } from './suppression/suppression.ts'

/** Why somebody cannot be reached on a way, as the studio reads it under attention. */
export const unreachable = {
  'no-email': 'There is no email address on file.',
  'malformed-email': 'The email address on file is not one that mail can be sent to.',
  'suppressed-email': 'Mail to the address on file is stopped: it came back, was marked as spam, or the studio stopped it.',
  unsubscribed: 'The client does not want marketing mail.',
  'do-not-market': 'The client is marked Do Not Market.',
  'no-phone': 'There is no phone number on file.',
  'suppressed-phone': 'Calls to the number on file are stopped.',
  'do-not-call': 'The client is marked Do Not Call.',
  'no-postal-address': 'There is no postal address on file: a letter needs a street and a city.',
  left: 'This member has left the studio.',
  'channel-not-yet': 'This channel cannot be generated yet.',
} as const
export type Unreachable = keyof typeof unreachable

/** A usable address, or why there is none. */
export type Way = { ok: true; address: string } | { ok: false; why: Unreachable }

export type Email = { email: string; stops: readonly Stop[] }
export type Phone = { phone: string; sms: boolean; stops: readonly Stop[] }

export type ClientReach = {
  clientId: number
  name: string
  /** How to greet: the first name, else the whole name. */
  firstName: string
  /** The client's own, else the studio's. */
  language: string
  zone: string
  doNotMarket: boolean
  doNotCall: boolean
  archived: boolean
  email: Record<Purpose, Way>
  call: Record<Purpose, Way>
  /** The address is the lines below the name. */
  letter: Record<Purpose, Way>
  phones: readonly string[]
  smsPhones: readonly string[]
}

/** A member of the staff. Opt-outs do not bind here (semantics §6); an address that mail comes back from still does. */
export type StaffReach = { memberId: number; name: string; firstName: string; left: boolean; email: Way; call: Way }

/** A vendor: like the staff, it does its work, and opt-outs do not bind. */
export type VendorReach = { vendorId: number; name: string; firstName: string; archived: boolean; email: Way; call: Way }

export type DepartmentReach = {
  departmentId: number
  name: string
  archived: boolean
  defaultMemberId: number | null
  /** Its shared address. */
  email: Way
  /** Those who are still here, by name. */
  members: readonly StaffReach[]
}

/** Someone a message goes to, with the names it greets them by. */
export type Addressee = { recipient: Recipient; name: string; firstName: string; way: Way }

/** One message to a department's shared address, else one for each of its members; empty when nobody is in it. */
export function departmentAddressees(department: DepartmentReach): Addressee[] {
  if (department.email.ok) {
    return [{ recipient: { kind: 'department', id: department.departmentId }, name: department.name, firstName: department.name, way: department.email }]
  }
  return department.members.map(({ memberId, name, firstName, email }) => ({ recipient: { kind: 'member', id: memberId }, name, firstName, way: email }))
}

/**
 * The address a client's email goes to, by purpose: the first that is well-formed and not stopped. A wish against marketing is the person's:
 * it counts for every address they have. An address that mail came back from says nothing about the others.
 */
export function clientEmail(emails: readonly Email[], doNotMarket: boolean): Record<Purpose, Way> {
  const usable = usableEmail(emails)
  const optedOut = emails.some(({ stops }) => stops.some(({ reason }) => reason !== 'bounced'))
  const refused: Unreachable | null = doNotMarket ? 'do-not-market' : optedOut ? 'unsubscribed' : null
  return { transactional: usable, marketing: refused === null ? usable : { ok: false, why: refused } }
}

/** The first email that is well-formed and not stopped altogether. */
export function usableEmail(emails: readonly Email[]): Way {
  for (const { email, stops } of emails) {
    const parsed = parseAddress(email)
    if (parsed.ok && !isStopped(stops)) return { ok: true, address: parsed.address }
  }
  if (emails.length === 0) return { ok: false, why: 'no-email' }
  return { ok: false, why: emails.some(({ stops }) => isStopped(stops)) ? 'suppressed-email' : 'malformed-email' }
}

/** Where a client's letters go, by purpose. A wish not to get marketing by email says nothing about letters; Do Not Market does. */
export function clientLetter(home: PostalAddress, studio: { country: string; language: string }, doNotMarket: boolean): Record<Purpose, Way> {
  const usable: Way = isComplete(home) ? { ok: true, address: addressLines(home, studio).join('\n') } : { ok: false, why: 'no-postal-address' }
  return { transactional: usable, marketing: doNotMarket ? { ok: false, why: 'do-not-market' } : usable }
}

type CallRules = { doNotCall: boolean; doNotMarket: boolean; purpose: Purpose }

/** The number a client is called on: any phone will do, a landline too. */
export function clientCall(phones: readonly Phone[], { doNotCall, doNotMarket, purpose }: CallRules): Way {
  if (doNotCall) return { ok: false, why: 'do-not-call' }
  if (purpose === 'marketing' && doNotMarket) return { ok: false, why: 'do-not-market' }
  const usable = phones.find(({ stops }) => !isStopped(stops) && (purpose === 'transactional' || stops.length === 0))
  if (usable !== undefined) return { ok: true, address: usable.phone }
  return { ok: false, why: phones.length === 0 ? 'no-phone' : 'suppressed-phone' }
}

function isStopped(stops: readonly Stop[]): boolean {
  return stops.some(({ scope }) => scope === 'all')
}
