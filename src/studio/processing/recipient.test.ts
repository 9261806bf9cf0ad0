import { describe, expect, test } from 'vitest'
import { anna, aRecipient, at, aVendor, frontDesk, maya, noEmail, noPhone } from '#support/example-reach.ts'
import { aStep } from '#support/example-trigger.ts'
import {
  chooseStep,
  clientRecipient,
  departmentRecipients,
  familyRecipient,
  insteadOfShared,
  memberRecipients,
  type RecipientFacts,
  recipientKey,
  vendorRecipients,
  whyNobody,
} from './recipient.ts'

const emailCall = [aStep('email'), aStep('call')]
const named = (people: readonly Pick<RecipientFacts, 'kind' | 'id'>[]) => people.map(recipientKey)

describe('the first usable channel of a chain is taken', () => {
  test('the email, while there is a usable one', () => {
    expect(chooseStep(emailCall, aRecipient())).toEqual({ step: emailCall[0], place: 0, passedOver: [] })
  })

  test('the call, where there is none, and it is told why', () => {
    expect(chooseStep(emailCall, aRecipient({ email: noEmail }))).toEqual({
      step: emailCall[1],
      place: 1,
      passedOver: [{ channel: 'email', why: 'There is no email address on file.' }],
    })
  })

  test('a letter goes where there is a postal address, and only there', () => {
    const chain = [aStep('letter'), aStep('task')]
    expect(chooseStep(chain, aRecipient())).toMatchObject({ step: chain[0], place: 0 })
    expect(chooseStep(chain, aRecipient({ letter: { ok: false, why: 'no-postal-address' } }))).toMatchObject({ step: chain[1], place: 1 })
  })

  test('a task needs no way to anybody', () => {
    expect(chooseStep([aStep('task')], aRecipient({ email: noEmail, call: noPhone }))).toMatchObject({ place: 0, passedOver: [] })
  })

  test('what cannot be made yet is passed over, never taken', () => {
    expect(chooseStep([aStep('web-form'), aStep('call')], aRecipient())).toMatchObject({
      step: { channel: 'call' },
      passedOver: [{ channel: 'web-form', why: 'This channel cannot be generated yet.' }],
    })
  })

  test('an exhausted chain takes nothing, and every channel says why', () => {
    const choice = chooseStep(emailCall, aRecipient({ email: noEmail, call: { ok: false, why: 'do-not-call' } }))
    expect(choice).toMatchObject({ step: null, place: 2 })
    expect(choice.passedOver.map(({ channel }) => channel)).toEqual(['email', 'call'])
    expect(whyNobody(aRecipient(), choice.passedOver)).toBe(
      'The client cannot be reached. There is no email address on file. The client is marked Do Not Call.',
    )
    expect(whyNobody(aRecipient({ kind: 'member', name: 'Maya Ortiz' }), choice.passedOver)).toMatch(/^Maya Ortiz cannot be reached\./)
  })

  test('after a failure the next one is taken, not the first again', () => {
    expect(chooseStep(emailCall, aRecipient(), 1)).toEqual({ step: emailCall[1], place: 1, passedOver: [] })
    expect(chooseStep(emailCall, aRecipient(), 2)).toEqual({ step: null, place: 2, passedOver: [] })
  })
})

describe('whom an output meets', () => {
  test('a client or one of the family is reached as the purpose allows', () => {
    expect(clientRecipient(anna(), 'transactional')).toEqual(aRecipient())
    const refused = { ok: false, why: 'do-not-market' }
    expect(clientRecipient(anna(), 'marketing')).toMatchObject({ kind: 'client', id: 1042, email: refused, call: refused, letter: refused })
    expect(familyRecipient(77, anna({ name: 'Ben Miller', firstName: 'Ben' }), 'transactional')).toEqual(
      aRecipient({ kind: 'family-member', id: 77, name: 'Ben Miller', firstName: 'Ben' }),
    )
    expect(familyRecipient(77, anna(), 'marketing')).toMatchObject({ email: refused, call: refused, letter: refused })
  })

  test('a member who has left and a vendor who was put away are nobody', () => {
    expect(named(memberRecipients(maya()))).toEqual(['member:3'])
    expect(memberRecipients(maya({ left: true }))).toEqual([])
    expect(memberRecipients(undefined)).toEqual([])
    expect(named(vendorRecipients(aVendor()))).toEqual(['vendor:8'])
    expect(vendorRecipients(aVendor({ archived: true }))).toEqual([])
    expect(vendorRecipients(undefined)).toEqual([])
  })

  test('staff and vendors are not written letters to', () => {
    const letter = { ok: false, why: 'no-postal-address' }
    expect(memberRecipients(maya())).toMatchObject([{ name: 'Maya Ortiz', firstName: 'Maya', email: at('maya@studio.example'), letter }])
    expect(vendorRecipients(aVendor())).toMatchObject([{ name: 'Fine Frames', email: at('orders@frames.example'), call: noPhone, letter }])
    expect(departmentRecipients(frontDesk(), emailCall)).toMatchObject([{ letter }])
  })
})

describe('a department', () => {
  test('gets one email at its shared address', () => {
    expect(departmentRecipients(frontDesk(), emailCall)).toMatchObject([
      { kind: 'department', id: 5, name: 'Front desk', firstName: 'Front desk', email: at('desk@studio.example'), call: noPhone },
    ])
  })

  test('without one, each of its members gets it, and is called on their own phone where it cannot be mailed', () => {
    const found = departmentRecipients(frontDesk({ email: noEmail }), emailCall)
    expect(named(found)).toEqual(['member:3', 'member:4'])
    expect(found).toMatchObject([
      { name: 'Maya Ortiz', firstName: 'Maya', email: at('maya@studio.example'), call: at('+13125550103') },
      { name: 'Tom Berg', email: noEmail, call: noPhone },
    ])
  })

  test('work for its desk is one, whoever sits there', () => {
    expect(named(departmentRecipients(frontDesk({ email: noEmail }), [aStep('task')]))).toEqual(['department:5'])
    expect(named(departmentRecipients(frontDesk({ email: noEmail, members: [] }), [aStep('call'), aStep('email')]))).toEqual(['department:5'])
  })

  test('that is archived or empty is nobody', () => {
    expect(departmentRecipients(frontDesk({ archived: true }), emailCall)).toEqual([])
    expect(departmentRecipients(undefined, emailCall)).toEqual([])
    expect(departmentRecipients(frontDesk({ email: noEmail, members: [] }), emailCall)).toEqual([])
  })

  test('whose shared address did not take a message has members instead, and behind them its desk', () => {
    const { members, desk } = insteadOfShared(frontDesk(), emailCall)
    expect(named(members)).toEqual(['member:3', 'member:4'])
    expect(desk).toMatchObject({ kind: 'department', id: 5 })
    expect(insteadOfShared(frontDesk(), [aStep('task')])).toMatchObject({ members: [], desk: { id: 5 } })
    expect(departmentRecipients(frontDesk(), [])).toMatchObject([{ kind: 'department', id: 5 }])
    expect(insteadOfShared(frontDesk(), [])).toMatchObject({ members: [], desk: { id: 5 } })
    expect(insteadOfShared(frontDesk({ archived: true }), emailCall)).toEqual({ members: [], desk: null })
    expect(insteadOfShared(undefined, emailCall)).toEqual({ members: [], desk: null })
  })
})
