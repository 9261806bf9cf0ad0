import { expect, test } from 'vitest'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import { anItem, anna, aVendor, frontDesk, maya, noEmail } from '#support/example-reach.ts'
import { aStep } from '#support/example-trigger.ts'
import { addresseesOf, insteadOf } from './addressees.ts'
import type { People } from './load-people.ts'
import type { Subject } from './load-subjects.ts'
import { recipientKey } from './recipient.ts'

const person = (clientId: number) => [clientId, anna({ clientId })] as const
const member = (memberId: number) => [memberId, maya({ memberId })] as const
const people: People = {
  clients: new Map([person(1042), person(2000)]),
  family: new Map([[77, anna()]]),
  vendors: new Map([[8, aVendor()]]),
  members: new Map([member(3), member(4), member(6)]),
  departments: new Map([
    [5, frontDesk()],
    [9, frontDesk({ departmentId: 9, email: noEmail })],
  ]),
  assistants: new Map([[7, [4, 6, 99]]]),
  billTo: new Map([[7, 2000]]),
}

const output = (kind: RecipientKind, ids: { member_id?: number; department_id?: number } = {}) => ({
  id: 1,
  recipient: { kind, member_id: null, department_id: null, name: null, ...ids },
  steps: [aStep('email')],
})
const found = (given: ReturnType<typeof output>, subject: Partial<Subject> = {}) =>
  addresseesOf(given, { subject: anItem(subject), people, purpose: 'transactional' }).map(recipientKey)

test('the client of the record, and nobody where it has none', () => {
  expect(found(output('client'))).toEqual(['client:1042'])
  expect(found(output('client'), { clientId: null })).toEqual([])
  expect(found(output('client'), { clientId: 1 })).toEqual([])
})

test('bill-to is whom the session’s latest invoice is for; of an invoice it is the client it is for', () => {
  expect(found(output('bill-to'))).toEqual(['client:2000'])
  expect(found(output('bill-to'), { subjectId: 8 })).toEqual([])
  expect(found(output('bill-to'), { kind: 'invoice', subjectId: 7 })).toEqual(['client:1042'])
})

test('on a family member’s birthday it is that one, on the client’s own the client, and nobody once the member is gone', () => {
  expect(found(output('family-member'), { kind: 'client', familyMemberId: 77 })).toEqual(['family-member:77'])
  expect(found(output('family-member'), { kind: 'client' })).toEqual(['client:1042'])
  expect(found(output('family-member'), { kind: 'client', familyMemberId: 78 })).toEqual([])
})

test('the people of the studio whom the record or the output names', () => {
  expect(found(output('photographer'), { photographerId: 3 })).toEqual(['member:3'])
  expect(found(output('photographer'), { memberId: 3 })).toEqual([])
  expect(found(output('record-member'), { memberId: 4 })).toEqual(['member:4'])
  expect(found(output('record-member'), { photographerId: 4 })).toEqual([])
  expect(found(output('member', { member_id: 6 }), { memberId: 3 })).toEqual(['member:6'])
})

test('each assistant of the session who is still here', () => {
  expect(found(output('assistant'))).toEqual(['member:4', 'member:6'])
  expect(found(output('assistant'), { sessionId: null })).toEqual([])
})

test('the department that is named, or that of the record', () => {
  expect(found(output('department', { department_id: 5 }), { departmentId: 9 })).toEqual(['department:5'])
  expect(found(output('record-department'), { departmentId: 5 })).toEqual(['department:5'])
  expect(found(output('record-department', { department_id: 5 }), { departmentId: 9 })).toEqual(['member:3', 'member:4'])
  expect(found(output('record-department'))).toEqual([])
})

test('the vendor of the order', () => {
  expect(found(output('vendor'), { vendorId: 8 })).toEqual(['vendor:8'])
  expect(found(output('vendor'))).toEqual([])
})

test('members take the place of a department’s shared address, and nobody that of anyone else', () => {
  const whose = { subject: anItem({ departmentId: 5 }), people, purpose: 'transactional' as const }
  expect(insteadOf(output('record-department'), whose).members.map(recipientKey)).toEqual(['member:3', 'member:4'])
  expect(insteadOf(output('client'), whose)).toEqual({ members: [], desk: null })
})
