import { expect, test } from 'vitest'
import { usualSendingHours } from '#studio/calendar/sending-hours.ts'
import { t7 } from '#support/example-trigger.ts'
import { closedHoursFlags, gapFlags, lateFlags, meetingFlags, type Sampled } from './doubts.ts'

const fact = (fields: Partial<Sampled> = {}): Sampled => ({
  trigger_id: 7,
  subject_id: 1,
  client_id: 1,
  anchor_on: '2026-05-20',
  due_on: '2026-05-13',
  due_at: new Date('2026-05-13T05:00:00Z'),
  moment_at: null,
  qualified_on: '2026-05-01',
  ...fields,
})
const messages = (flags: { message: string }[]) => flags.map(({ message }) => message)

test('a field that many records lack, by its label, with the template that prints it', () => {
  expect(messages(gapFlags(t7(), [{ field: 'client.company', template: 'Reminder', at: 'outputs.0.steps.0.template_id', missing: 34, of: 120 }]))).toEqual([
    '34 of 120 sessions looked at have no “Client company”, which the template “Reminder” prints: they would wait under Attention. Give the field a default in the template, or put it in a condition.',
  ])
})

test('one record in two hundred is not many', () => {
  expect(gapFlags(t7(), [{ field: 'client.company', template: 'Reminder', at: 'outputs.0.steps.0.template_id', missing: 1, of: 200 }])).toEqual([])
})

test('seven days before what is usually booked three days ahead', () => {
  const booked = Array.from({ length: 8 }, (_, index) => fact({ subject_id: index, qualified_on: index < 7 ? '2026-05-17' : '2026-05-01' }))
  expect(messages(lateFlags(t7(), booked))).toEqual([
    '7 of 8 sessions looked at came to fit later than 7 days before: they would be listed as late. Half of them are there 3 days ahead or less. Choose fewer days, or another date to count from.',
  ])
})

test('half of them in time is enough, four records tell nothing, and what was entered after its date is history', () => {
  const half = [1, 2, 3, 4, 5, 6].map((id) => fact({ subject_id: id, qualified_on: id % 2 === 0 ? '2026-05-17' : '2026-05-01' }))
  expect(lateFlags(t7(), half)).toEqual([])
  expect(
    lateFlags(
      t7(),
      [1, 2, 3, 4].map((id) => fact({ subject_id: id, qualified_on: '2026-05-17' })),
    ),
  ).toEqual([])
  expect(
    lateFlags(
      t7(),
      [1, 2, 3, 4, 5, 6].map((id) => fact({ subject_id: id, qualified_on: '2026-06-17' })),
    ),
  ).toEqual([])
  expect(
    lateFlags(
      t7({ offset_count: 7 }),
      [1, 2, 3, 4, 5, 6].map((id) => fact({ subject_id: id, qualified_on: '2026-05-17' })),
    ),
  ).toEqual([])
})

test('two hours before a session at nine, in hours that open at nine, is over by then', () => {
  const nine = fact({ due_at: new Date('2026-05-20T12:00:00Z'), moment_at: new Date('2026-05-20T14:00:00Z') })
  const four = fact({ due_at: new Date('2026-05-20T19:00:00Z'), moment_at: new Date('2026-05-20T21:00:00Z') })
  const automatic = t7({ automatic: true, offset_count: -2, offset_unit: 'hours' })
  const chicago = { hours: usualSendingHours, zone: 'America/Chicago' }
  expect(messages(closedHoursFlags(automatic, [nine, four], chicago))).toEqual([
    expect.stringContaining('1 of 2 sessions looked at would have begun before its hours open'),
  ])
  expect(closedHoursFlags(automatic, [four], chicago)).toEqual([])
  expect(closedHoursFlags({ ...automatic, automatic: false }, [nine], chicago)).toEqual([])
})

test('a client who hears from two triggers on one day; of records without a client nobody hears', () => {
  const names = new Map([[8, 'What to wear']])
  expect(messages(meetingFlags([fact()], [fact({ trigger_id: 8 }), fact({ trigger_id: 8, due_on: '2026-05-14' })], names))).toEqual([
    'One client hears from “What to wear” too on the same day in the next two weeks, first on Wednesday, May 13, 2026. Move one of them by a day, or leave some out.',
  ])
  expect(meetingFlags([fact({ client_id: null })], [fact({ trigger_id: 8, client_id: null })], names)).toEqual([])
})
