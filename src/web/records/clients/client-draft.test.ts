import { expect, test } from 'vitest'
import type { Client } from '#studio/records/clients/contract.ts'
import { ownMark } from '#studio/records/imports/own-mark.ts'
import { Trouble } from '#web/app/api/trouble.ts'
import { changedFields, draftOf, draftProblems, emptyDraft, fieldsOf, noMember, noPhone, refusedFields, tidied } from './client-draft.ts'

const client: Client = {
  id: 4,
  external_id: null,
  first_name: 'José',
  last_name: 'Nguyen',
  company: '',
  street: '',
  city: 'Omaha',
  region: 'NE',
  postcode: '68626',
  country: '',
  emails: ['jose@example.com'],
  phones: [
    { phone: '+14025550123', label: 'Mobile', sms: true },
    { phone: '+442079460123', label: '', sms: false },
  ],
  family_members: [{ id: 8, name: 'Ella', relation: 'Child', birthday: { month: 2, day: 29, year: null }, email: null, phone: null }],
  birthday: { month: 6, day: 4, year: 1973 },
  anniversary: null,
  do_not_market: false,
  do_not_call: false,
  language: null,
  zone: null,
  lead_source: '',
  notes: '',
  status: { id: 1, name: 'Client' },
  status_entered_at: '2026-05-04T13:00:00.000Z',
  status_due_on: null,
  archived_at: null,
  merged_into: null,
  erased_at: null,
  created_at: '2026-05-04T13:00:00.000Z',
  version: 3,
}

test('a form that was opened and saved changes nothing', () => {
  const draft = draftOf(client, 'US')
  expect(changedFields(draft, structuredClone(draft))).toEqual({})
})

test('the form shows no number of the other program where a client is known by a made one, and leaves that as it is', () => {
  const draft = draftOf({ ...client, external_id: `${ownMark}0a1b` }, 'US')
  expect(draft.external_id).toBe('')
  expect(changedFields(draft, { ...draft, emails: ['other@example.com'] })).toEqual({ emails: ['other@example.com'] })
})

test('only the field that was changed is sent', () => {
  const draft = draftOf(client, 'US')
  expect(changedFields(draft, { ...draft, city: 'Lincoln' })).toEqual({ city: 'Lincoln' })
  expect(changedFields(draft, { ...draft, emails: ['jose@example.com', ' '] })).toEqual({})
  expect(changedFields(draft, { ...draft, emails: [''] })).toEqual({ emails: [] })
})

test('phones are shown as people of the studio write them', () => {
  expect(draftOf(client, 'US').phones.map(({ phone }) => phone)).toEqual(['(402) 555-0123', '+44 20 7946 0123'])
})

test('a client without email and phone has one empty line for each', () => {
  const draft = draftOf({ ...client, emails: [], phones: [] }, 'US')
  expect(draft.emails).toEqual([''])
  expect(draft.phones).toEqual([noPhone])
  expect(fieldsOf(draft)).toMatchObject({ emails: [], phones: [] })
})

test('lines that nobody filled in are left out, those of people who were there are kept', () => {
  const draft = { ...draftOf(client, 'US'), phones: [noPhone, { ...noPhone, phone: '402 555 0199' }], family_members: [noMember, { ...noMember, id: 8 }] }
  expect(tidied(draft).phones).toHaveLength(1)
  expect(tidied(draft).family_members).toEqual([{ ...noMember, id: 8 }])
})

test('a birthday may lack its year, but not its day', () => {
  const draft = emptyDraft(false)
  expect(draftProblems({ ...draft, birthday: { month: '6', day: '4', year: '' } })).toEqual({})
  expect(Object.keys(draftProblems({ ...draft, birthday: { month: '6', day: '', year: '' } }))).toEqual(['birthday'])
  expect(Object.keys(draftProblems({ ...draft, birthday: { month: '', day: '', year: '1973' } }))).toEqual(['birthday'])
  expect(Object.keys(draftProblems({ ...draft, anniversary: { month: '6', day: '4', year: '73' } }))).toEqual(['anniversary'])
})

test('a problem of a family member stands at that one', () => {
  const born = { month: '2', day: '32', year: '' }
  expect(Object.keys(draftProblems({ ...emptyDraft(false), family_members: [noMember, { ...noMember, name: 'Ella', birthday: born }] }))).toEqual([
    'family_members.1.birthday',
  ])
})

test('days go to the server as they are kept', () => {
  const draft = draftOf(client, 'US')
  expect(fieldsOf(draft)).toMatchObject({ birthday: { month: 6, day: 4, year: 1973 }, anniversary: null })
  expect(fieldsOf(draft).family_members[0]).toMatchObject({ id: 8, birthday: { month: 2, day: 29, year: null }, email: null })
})

test('what the server says about a part of a day stands at the day', () => {
  const problems = ['birthday.year', 'anniversary', 'family_members.1.birthday.day', 'emails.0'].map((field) => ({ field, message: `${field}!` }))
  expect(refusedFields(new Trouble({ kind: 'invalid', code: 'invalid', status: 422, message: 'No.', problems }))).toEqual({
    birthday: 'birthday.year!',
    anniversary: 'anniversary!',
    'family_members.1.birthday': 'family_members.1.birthday.day!',
    'emails.0': 'emails.0!',
  })
})
