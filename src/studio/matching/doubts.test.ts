import { expect, test } from 'vitest'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { usualSendingHours } from '#studio/calendar/sending-hours.ts'
import { t7 } from '#support/example-trigger.ts'
import { closedHoursFlags, gapFlags, lateFlags, meetingFlags, type Sampled, unprintableFlags } from './doubts.ts'

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

test('one record in twenty is enough to be told of a gap, and one record alone is “the only one”', () => {
  const gap = { field: 'client.company', template: 'Reminder', at: 'outputs.0.steps.0.template_id' }
  expect(gapFlags(t7(), [{ ...gap, missing: 1, of: 20 }])).toMatchObject([{ field: gap.at, blocks: false }])
  expect(gapFlags(t7(), [{ ...gap, missing: 1, of: 21 }])).toEqual([])
  expect(messages(gapFlags(t7(), [{ ...gap, missing: 1, of: 1 }]))).toEqual([expect.stringContaining('The only session looked at has no “Client company”')])
})

test('five records are enough, and more than half of them; “half are there” is their middle in days', () => {
  const ahead = (...days: number[]) => days.map((count, id) => fact({ subject_id: id, qualified_on: addDays('2026-05-20', -count) }))
  expect(messages(lateFlags(t7(), ahead(1, 1, 1, 20, 20)))).toEqual([expect.stringMatching(/^3 of 5 .* Half of them are there 1 day ahead or less/)])
  expect(messages(lateFlags(t7(), ahead(10, 0, 2, 20, 5)))).toEqual([expect.stringContaining('there 5 days ahead or less')])
  expect(messages(lateFlags(t7(), ahead(20, 3, 10, 5, 4, 6, 30)))).toEqual([expect.stringContaining('4 of 7')])
})

test('who came to fit on the very trigger date is in time, and on the day itself too', () => {
  const on = (qualified_on: CivilDate) => Array.from({ length: 5 }, (_, id) => fact({ subject_id: id, qualified_on }))
  expect(lateFlags(t7(), on('2026-05-13'))).toEqual([])
  expect(lateFlags(t7(), on('2026-05-14'))).toHaveLength(1)
  expect(messages(lateFlags(t7(), on('2026-05-20')))).toEqual([expect.stringContaining('there 0 days ahead')])
})

test('on the day itself nobody comes too late, and records without a date tell nothing', () => {
  const five = Array.from({ length: 5 }, (_, id) => fact({ subject_id: id, due_on: '2026-05-16', qualified_on: '2026-05-17' }))
  expect(lateFlags(t7({ offset_count: 0 }), five)).toEqual([])
  expect(
    lateFlags(
      t7(),
      five.map((each) => ({ ...each, anchor_on: null })),
    ),
  ).toEqual([])
  expect(
    lateFlags(
      t7(),
      five.map((each) => ({ ...each, due_on: null })),
    ),
  ).toEqual([])
})

test('hours too late are told only of what has a time, before it', () => {
  const nine = fact({ due_at: new Date('2026-05-20T12:00:00Z'), moment_at: new Date('2026-05-20T14:00:00Z') })
  const automatic = t7({ automatic: true, offset_count: -2, offset_unit: 'hours' })
  const chicago = { hours: usualSendingHours, zone: 'America/Chicago' }
  const untimed = [
    { ...nine, due_at: null },
    { ...nine, moment_at: null },
  ]
  expect(messages(closedHoursFlags(automatic, [nine, ...untimed], chicago))).toEqual([expect.stringMatching(/^1 of 1 /)])
  expect(closedHoursFlags(automatic, untimed, chicago)).toEqual([])
  expect(closedHoursFlags({ ...automatic, offset_count: 2 }, [nine], chicago)).toEqual([])
  expect(closedHoursFlags({ ...automatic, offset_count: 0 }, [nine], chicago)).toEqual([])
})

test('several clients are counted once each, and only those who are met on the same day', () => {
  const names = new Map([[8, 'What to wear']])
  const mine = [fact(), fact({ client_id: 2, due_on: '2026-05-15' }), fact({ client_id: 3 })]
  const theirs = [
    fact({ trigger_id: 8, client_id: 2, due_on: '2026-05-15' }),
    fact({ trigger_id: 8 }),
    fact({ trigger_id: 8 }),
    fact({ trigger_id: 8, client_id: 9 }),
    fact({ trigger_id: 8, client_id: 3, due_on: '2026-05-15' }),
  ]
  expect(meetingFlags(mine, theirs, names)).toMatchObject([
    { message: expect.stringMatching(/^2 clients hear .*, first on Wednesday, May 13, 2026\./) as unknown, field: 'moment', blocks: false },
  ])
})

test('letters that would print boxes are counted by record: one sign that no font has is enough', () => {
  const letter = { subject_kind: 'session' as const, template: 'Invitation', at: 'outputs.0.steps.0.template_id', signs: [['龍', 'é'], ['é'], ['龍', '鳳']] }
  expect(unprintableFlags(letter, ['龍', '鳳'])).toMatchObject([
    {
      code: 'unprintable',
      field: letter.at,
      blocks: false,
      message: expect.stringMatching(/^The letter “Invitation” for 2 of 3 sessions looked at would print boxes for what no font here has: 龍 鳳\./) as unknown,
    },
  ])
  expect(messages(unprintableFlags({ ...letter, signs: [['龍']] }, ['龍']))).toEqual([expect.stringContaining('for the only session looked at would')])
  expect(unprintableFlags(letter, [])).toEqual([])
})
