import { expect, test } from 'vitest'
import { draftErrors, draftOf, scheduleOf } from './schedule-draft.ts'

test.each([
  null,
  { every_seconds: 90, hours: null },
  { every_seconds: 7200, hours: { days: [1, 5], from: '20:00', to: '06:00' } },
  { times: ['07:00', '13:00'], days: [6, 7] },
])('%j stays what it is through the form', (schedule) => {
  const draft = draftOf(schedule, 60)
  expect(scheduleOf(draft)).toEqual(schedule)
  expect(draftErrors(draft)).toEqual({})
})

test('an hour is one hour and not 60 minutes', () => expect(draftOf(null, 3600)).toMatchObject({ every: 1, unit: 'hours' }))

test('what could never run is told at its field', () => {
  const draft = draftOf(null, 60)
  expect(draftErrors({ ...draft, kind: 'times', days: [], times: ['07:00', ''] })).toEqual({ days: 'Choose at least one day.', 'times.1': 'Give a time.' })
  expect(draftErrors({ ...draft, kind: 'rhythm', every: 5, unit: 'seconds' })).toEqual({ every: 'At least every 10 seconds, at most once a week.' })
  expect(draftErrors({ ...draft, kind: 'rhythm', within: true, from: '09:00', to: '09:00' })).toEqual({
    to: 'These are over when they begin. Choose two times.',
  })
  expect(draftErrors({ ...draft, kind: 'rhythm', within: true, from: '', to: '' })).toEqual({ from: 'Give a time.', to: 'Give a time.' })
})
