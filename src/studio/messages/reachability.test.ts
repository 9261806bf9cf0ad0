import { describe, expect, it } from 'vitest'
import { clientCall, clientEmail, clientLetter, type DepartmentReach, departmentAddressees, type Email, type StaffReach } from './reachability.ts'
import type { Stop } from './suppression/suppression.ts'

const bounced: Stop = { scope: 'all', reason: 'bounced' }
const unsubscribed: Stop = { scope: 'marketing', reason: 'unsubscribed' }
const complained: Stop = { scope: 'all', reason: 'complained' }
const email = (address: string, ...stops: Stop[]): Email => ({ email: address, stops })
const gone = (why: string) => ({ ok: false, why })
const to = (address: string) => ({ ok: true, address })

describe('the email of a client', () => {
  it.each<[string, Email[], unknown, unknown]>([
    ['no address', [], gone('no-email'), gone('no-email')],
    ['one address', [email('anna@example.com')], to('anna@example.com'), to('anna@example.com')],
    ['an address as it was typed', [email(' Anna@Example.com ')], to('anna@example.com'), to('anna@example.com')],
    ['nonsense', [email('none'), email('n/a')], gone('malformed-email'), gone('malformed-email')],
    ['nonsense before an address', [email('see notes'), email('anna@example.com')], to('anna@example.com'), to('anna@example.com')],
    ['two addresses in one field', [email('a@example.com, b@example.com')], gone('malformed-email'), gone('malformed-email')],
    ['an address with a header behind it', [email('a@example.com\r\nBcc: b@example.com')], gone('malformed-email'), gone('malformed-email')],
    ['a bounced address', [email('a@example.com', bounced)], gone('suppressed-email'), gone('suppressed-email')],
    ['a bounced address before a good one', [email('a@example.com', bounced), email('b@example.com')], to('b@example.com'), to('b@example.com')],
    ['an unsubscribed address', [email('a@example.com', unsubscribed)], to('a@example.com'), gone('unsubscribed')],
    ['unsubscribed at the second address', [email('a@example.com'), email('b@example.com', unsubscribed)], to('a@example.com'), gone('unsubscribed')],
    ['bounced and unsubscribed', [email('a@example.com', bounced, unsubscribed)], gone('suppressed-email'), gone('unsubscribed')],
    ['marked as spam', [email('a@example.com', complained), email('b@example.com')], to('b@example.com'), gone('unsubscribed')],
  ])('%s', (_, emails, transactional, marketing) => {
    expect(clientEmail(emails, false)).toEqual({ transactional, marketing })
  })

  it('marked Do Not Market still gets what belongs to the booking', () => {
    expect(clientEmail([email('a@example.com')], true)).toEqual({ transactional: to('a@example.com'), marketing: gone('do-not-market') })
  })
})

describe('the call to a client', () => {
  const landline = { phone: '+14025550100', sms: false, stops: [] }
  const call = (rules: Partial<Parameters<typeof clientCall>[1]>, phones = [landline]) =>
    clientCall(phones, { doNotCall: false, doNotMarket: false, purpose: 'transactional', ...rules })

  it('takes any phone, a landline too', () => expect(call({})).toEqual(to('+14025550100')))
  it('is refused by Do Not Call', () => expect(call({ doNotCall: true })).toEqual(gone('do-not-call')))
  it('is refused by Do Not Market when it is marketing', () => {
    expect(call({ doNotMarket: true })).toEqual(to('+14025550100'))
    expect(call({ doNotMarket: true, purpose: 'marketing' })).toEqual(gone('do-not-market'))
  })
  it('needs a number', () => expect(call({}, [])).toEqual(gone('no-phone')))
})

describe('a department', () => {
  const member = (memberId: number, name: string): StaffReach => ({
    memberId,
    name,
    firstName: name,
    left: false,
    email: { ok: true, address: `${name}@example.com` },
    call: { ok: false, why: 'no-phone' },
  })
  const desk: DepartmentReach = {
    departmentId: 3,
    name: 'Desk',
    archived: false,
    defaultMemberId: null,
    email: { ok: true, address: 'desk@example.com' },
    members: [member(1, 'ann'), member(2, 'bob'), member(4, 'cy')],
  }

  it('with a shared address gets one message', () => {
    expect(departmentAddressees(desk)).toEqual([{ recipient: { kind: 'department', id: 3 }, name: 'Desk', firstName: 'Desk', way: to('desk@example.com') }])
  })
  it('without one, or with one that mail comes back from, is written to member by member', () => {
    for (const why of ['no-email', 'suppressed-email'] as const) {
      const addressees = departmentAddressees({ ...desk, email: { ok: false, why } })
      expect(addressees.map(({ recipient, way }) => [recipient.id, way.ok && way.address])).toEqual([
        [1, 'ann@example.com'],
        [2, 'bob@example.com'],
        [4, 'cy@example.com'],
      ])
    }
  })
  it('in which nobody is, has nobody to write to', () => {
    expect(departmentAddressees({ ...desk, email: { ok: false, why: 'no-email' }, members: [] })).toEqual([])
  })
})

describe('the letters of a client', () => {
  const home = { company: '', street: '1 Elm St', city: 'Chicago', region: 'IL', postcode: '60610', country: '' }
  const studio = { country: 'US', language: 'en-US' }

  it('go to the postal address, if there is a street and a city', () => {
    expect(clientLetter(home, studio, false)).toEqual({ transactional: to('1 Elm St\nChicago, IL 60610'), marketing: to('1 Elm St\nChicago, IL 60610') })
    expect(clientLetter({ ...home, city: ' ' }, studio, false).transactional).toEqual(gone('no-postal-address'))
  })

  it('are no marketing for whoever is marked Do Not Market', () => {
    expect(clientLetter(home, studio, true)).toEqual({ transactional: to('1 Elm St\nChicago, IL 60610'), marketing: gone('do-not-market') })
  })
})
