import { expect, test } from 'vitest'
import { backTestText } from './back-test-text.ts'

type BackTested = Parameters<typeof backTestText>[0]
type Week = BackTested['weeks'][number]

const none = { in_time: 0, late: 0, missed: 0, channels: [] }
const week = (monday: string, counts: Partial<Week> = {}): Week => ({ week: monday, ...none, ...counts })
const told = (weeks: Week[], totals: Partial<BackTested['totals']> = {}): BackTested => ({
  sentence: 'A week before, email the client.',
  from: '2025-10-20',
  to: '2025-11-23',
  totals: {
    in_time: 3,
    late: 1,
    missed: 1,
    records: 4,
    channels: [
      { channel: 'email', count: 3 },
      { channel: null, count: 1 },
    ],
    ...totals,
  },
  channels_by: 'plan',
  weeks,
  sample: [],
  messages: [],
  notes: ['Nothing is missed then.'],
})

test('a bar for each week from the first with anything to the last, the quiet ones between them too', () => {
  const text = backTestText(
    told([
      week('2025-10-20'),
      week('2025-10-27', { in_time: 2, missed: 1 }),
      week('2025-11-03'),
      week('2025-11-10', { in_time: 1, late: 1 }),
      week('2025-11-17'),
    ]),
  )
  expect(text).toContain('From 2025-10-20 to 2025-11-23: 3 in time, 1 late, 1 missed, for 4 records. Email 3, Nobody reached 1.')
  expect(text).toContain(['Week of     █ in time  ▓ late  ░ missed', '2025-10-27  ██░ 3', '2025-11-03', '2025-11-10  █▓ 2'].join('\n'))
  expect(text).not.toContain('2025-11-17')
  expect(text).toContain('· Nothing is missed then.')
})

test('where a week has more than fit, a sign stands for several, and that is said; what would have done nothing has no bars', () => {
  const many = backTestText(told([week('2025-10-27', { in_time: 100 }), week('2025-11-03', { late: 1 })]))
  expect(many).toContain('░ missed, 3 each')
  expect(many).toContain(`2025-10-27  ${'█'.repeat(34)} 100\n2025-11-03  ▓ 1`)
  const nothing = backTestText(told([week('2025-10-27')], { in_time: 0, late: 0, missed: 0, records: 0, channels: [] }))
  expect(nothing).toBe('A week before, email the client.\n\nFrom 2025-10-20 to 2025-11-23 it would have done nothing.\n\n· Nothing is missed then.')
})
