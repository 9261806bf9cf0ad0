import { expect, test } from 'vitest'
import { changedFields, draftOf, draftProblems, emptyDraft, newOrder, type ShownOrder } from './order-draft.ts'

const proofs: ShownOrder = {
  id: 3,
  number: 'R-00003',
  external_id: null,
  client: { id: 4, name: 'José Nguyen', external_id: null },
  session: { id: 5, number: 'S-00012' },
  vendor: null,
  status: { id: 6, name: 'To Edit' },
  status_entered_at: '2026-05-04T13:00:00.000Z',
  status_due_on: null,
  department: { id: 7, name: 'Retouching' },
  member: null,
  description: '30 proofs',
  ordered_on: '2026-05-04',
  expected_on: null,
  received_on: null,
  notes: '',
  archived: false,
  archived_at: null,
  created_at: '2026-05-04T13:00:00.000Z',
  version: 3,
}
const album: ShownOrder = { ...proofs, number: 'P-00003', type: { id: 8, name: 'Album' }, invoice: { id: 9, number: 'I-00001' }, tracking: '1Z9' }
const client = { id: 4, name: 'José Nguyen' }

test.each([
  ['preproduction_order', proofs],
  ['production_order', album],
] as const)('a form of a %s that was opened and saved changes nothing', (kind, order) => {
  expect(changedFields(kind, draftOf(order), draftOf(order))).toEqual({})
})

test('only what was changed is sent', () => {
  const draft = draftOf(album)
  expect(changedFields('production_order', draft, { ...draft, tracking: '', received_on: '2026-05-16', client_id: { id: 1, name: 'Ann' } })).toEqual({
    tracking: '',
    received_on: '2026-05-16',
    client_id: 1,
  })
  expect(changedFields('production_order', draft, { ...draft, type_id: 2, invoice_id: null })).toEqual({ type_id: 2, invoice_id: null })
})

test('a new order needs a client, a production order a type too', () => {
  expect(Object.keys(draftProblems('production_order', emptyDraft(null, null)))).toEqual(['client_id', 'type_id'])
  expect(draftProblems('preproduction_order', emptyDraft(client, null))).toEqual({})
})

test('a preproduction order says nothing of type, invoice and tracking; its number and who has it are left to the studio', () => {
  const body = newOrder('preproduction_order', { ...emptyDraft(client, 5), number: ' ' })
  for (const field of ['type_id', 'invoice_id', 'tracking', 'number', 'department_id', 'member_id']) expect(body).not.toHaveProperty(field)
  expect(body).toMatchObject({ client_id: 4, session_id: 5 })
})

test('whoever is chosen is sent, both together; so is a number that is given', () => {
  const body = newOrder('production_order', { ...emptyDraft(client, null), type_id: 8, member_id: 2, number: 'A-1' })
  expect(body).toMatchObject({ type_id: 8, member_id: 2, department_id: null, number: 'A-1' })
})
