import { expect, test } from 'vitest'
import { blankSession } from './blank-session.ts'
import { sessionFacts, withValues } from './session.ts'

const made = new Date('2026-05-04T13:00:00Z')
const later = new Date('2026-05-05T13:00:00Z')
const status = { status_id: 1, status_entry_id: null, status_entered_at: made, status_due_on: null, status_due_set_at: made }
const session = withValues(
  blankSession({ number: '1', client_id: 1, type_id: 1, status, created_on: '2026-05-04', at: made, history: false }),
  { primary_on: '2026-05-11', primary_time: '10:00' },
  made,
)

test.each([
  ['only the hour', { primary_time: '14:00' }, made, made],
  ['the zone', { primary_zone: 'Europe/Berlin' }, made, made],
  ['the same date again', { primary_on: '2026-05-11' }, made, made],
  ['the date', { primary_on: '2026-05-12' }, later, made],
  ['the date away', { primary_on: null }, later, made],
  ['the type', { type_id: 2 }, made, later],
] as const)('23. moving %s', (_, values, primary_set_at, type_set_at) => {
  expect(withValues(session, values, later).row).toMatchObject({ primary_set_at, type_set_at })
})

test('assistants stand once each, in one order, so that their order is no change', () => {
  expect(withValues(session, { assistants: [3, 1, 3] }, later).assistants).toEqual([1, 3])
  expect(sessionFacts(session)).toMatchObject({ assistant_ids: [], booked_by_id: null, primary_on: '2026-05-11' })
})
