import { expect, test } from 'vitest'
import type { Session } from '#studio/records/sessions/contract.ts'
import { changedFields, draftOf, draftProblems, emptyDraft, newSession } from './session-draft.ts'

const session: Session = {
  id: 2,
  number: 'S-00012',
  external_id: null,
  client: { id: 4, name: 'José Nguyen', external_id: null },
  type: { id: 5, name: 'Family' },
  status: { id: 6, name: 'Booked' },
  status_entered_at: '2026-05-04T13:00:00.000Z',
  status_due_on: null,
  primary_on: '2026-05-09',
  primary_time: '10:30',
  primary_zone: null,
  further_dates: [{ label: 'Rain date', on_day: '2026-05-16', at_time: null }],
  photographer: { id: 7, name: 'Marcus Hill' },
  assistants: [],
  on_hold: false,
  confirmed: false,
  canceled: false,
  created_on: '2026-05-04',
  booked_on: null,
  booked_by: null,
  notes: '',
  archived_at: null,
  created_at: '2026-05-04T13:00:00.000Z',
  version: 3,
}

test('a form that was opened and saved changes nothing', () => {
  expect(changedFields(draftOf(session), draftOf(session))).toEqual({})
})

test('only what was changed is sent', () => {
  const draft = draftOf(session)
  expect(changedFields(draft, { ...draft, primary_on: '2026-05-16' })).toEqual({ primary_on: '2026-05-16' })
  expect(changedFields(draft, { ...draft, primary_time: '' })).toEqual({ primary_time: null })
  expect(changedFields(draft, { ...draft, photographer_id: null, assistant_ids: ['7', '8'] })).toEqual({ photographer_id: null, assistant_ids: [7, 8] })
  expect(changedFields(draft, { ...draft, client_id: { id: 9, name: 'Ann' } })).toEqual({ client_id: 9 })
})

test('a new session needs a client and a type, and nothing else', () => {
  expect(Object.keys(draftProblems(emptyDraft(null)))).toEqual(['client_id', 'type_id'])
  const draft = { ...emptyDraft({ id: 4, name: 'José' }), type_id: '5' }
  expect(draftProblems(draft)).toEqual({})
  expect(newSession(draft)).toMatchObject({ client_id: 4, type_id: 5, primary_on: null, primary_time: null })
})

test('an empty number is left to the studio, and so is a status nobody chose', () => {
  const draft = { ...emptyDraft({ id: 4, name: 'José' }), type_id: '5', number: ' ' }
  expect(newSession(draft)).not.toHaveProperty('number')
  expect(newSession(draft)).not.toHaveProperty('status_id')
  expect(newSession({ ...draft, number: 'A-1', status_id: '6' })).toMatchObject({ number: 'A-1', status_id: 6 })
})

test('a further date needs its day; a line that was left empty is none', () => {
  const draft = draftOf(session)
  const second = { label: 'Second day', on_day: '2026-05-10', at_time: '09:00' }
  expect(changedFields(draft, { ...draft, further_dates: [...draft.further_dates, second, { label: ' ', on_day: null, at_time: '' }] })).toEqual({
    further_dates: [{ label: 'Rain date', on_day: '2026-05-16', at_time: null }, second],
  })
  expect(Object.keys(draftProblems({ ...draft, further_dates: [second, { ...second, on_day: null }] }))).toEqual(['further_dates.1.on_day'])
})
