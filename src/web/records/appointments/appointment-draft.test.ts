import { expect, test } from 'vitest'
import { changedFields, draftProblems, emptyDraft, newAppointment } from './appointment-draft.ts'

const empty = emptyDraft({ client: null, session: null, on_day: null, booked_on: '2026-05-04' })
const draft = { ...empty, type_id: '5', on_day: '2026-05-11' }

test('a new appointment needs a type and a date, and nothing else', () => {
  expect(Object.keys(draftProblems(empty))).toEqual(['type_id', 'on_day'])
  expect(draftProblems(draft)).toEqual({})
  expect(newAppointment(draft)).toMatchObject({ type_id: 5, on_day: '2026-05-11', at_time: null, client_id: null, booked_on: '2026-05-04' })
})

test('from the page of a session it is with its client', () => {
  const beginning = { client: { id: 4, name: 'José Nguyen' }, session: { id: 9, name: 'S-00009' }, on_day: '2026-05-11', booked_on: '2026-05-04' }
  expect(newAppointment({ ...emptyDraft(beginning), type_id: '5' })).toMatchObject({ client_id: 4, session_id: 9, on_day: '2026-05-11' })
})

test('only what was changed is sent', () => {
  expect(changedFields(draft, draft)).toEqual({})
  const changed = { ...draft, at_time: '10:30', minutes: 45, client_id: { id: 4, name: 'José' }, booked_on: null }
  expect(changedFields(draft, changed)).toEqual({ at_time: '10:30', minutes: 45, client_id: 4, booked_on: null })
})
