import { expect, test } from 'vitest'
import { runText } from './run-text.ts'

const run: Parameters<typeof runText>[0] = {
  id: 4,
  state: 'done',
  total: 13,
  finished: 13,
  outcomes: { processed: 12 },
  generated: { email: 9, call: 1 },
  in_doubt: 0,
  problems: [],
  undoable: true,
  undone_at: null,
  requested_at: '2026-05-04T13:00:00Z',
  finished_at: '2026-05-04T13:00:01Z',
  actor: { kind: 'user', id: 1, name: 'Pat Moore' },
}

test('one item needs attention, two need it', () => {
  expect(runText({ ...run, outcomes: { processed: 12, attention: 1 } })).toBe('Run 4: 12 processed, 1 needs attention. Made 9 emails, 1 call.')
  expect(runText({ ...run, outcomes: { processed: 11, attention: 2 } })).toBe('Run 4: 11 processed, 2 need attention. Made 9 emails, 1 call.')
})
