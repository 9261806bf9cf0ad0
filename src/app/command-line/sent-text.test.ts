import { expect, test } from 'vitest'
import { runText } from './run-text.ts'
import { sentText, unsentReason } from './sent-text.ts'

const nothing = { sent: 0, retry: 0, failed: 0, in_doubt: 0, recalled: 0, expired: 0, waiting: 0, blocked: null, rehearsed_to: null }

test('what is in doubt is no success: somebody must decide, and is told how', () => {
  expect(sentText({ ...nothing, sent: 3, in_doubt: 2 })).toBe('Emails: 3 sent, 2 in doubt.')
  expect(unsentReason({ ...nothing, sent: 3, in_doubt: 2 })).toBe(
    '2 emails are in doubt: they may have been sent, or not. Decide what becomes of each: hotshoe messages --view in-doubt, then hotshoe recall <message> --decide mark-sent (or send-again)',
  )
  expect(unsentReason({ ...nothing, sent: 3, failed: 1 })).toBeNull()
})

test('what keeps waiting messages back is a reason, and stands beside the doubts', () => {
  const sent = { ...nothing, waiting: 4, in_doubt: 1, blocked: 'Everything is paused.' }
  expect(unsentReason(sent)?.split('\n')).toEqual(['Everything is paused.', expect.stringContaining('1 email is in doubt: it may have been sent, or not.')])
  expect(sentText(sent)).toBe('Emails: 1 in doubt, 4 waiting.')
})

test('a run whose emails came to be in doubt says so', () => {
  const run = {
    id: 4,
    state: 'done',
    total: 2,
    finished: 2,
    outcomes: { processed: 2 },
    generated: { email: 2 },
    in_doubt: 1,
    problems: [],
    undoable: false,
    undone_at: null,
    requested_at: '2026-05-06T08:00:00Z',
    finished_at: '2026-05-06T08:00:00Z',
    actor: { kind: 'user', id: 1, name: 'Pat' },
  } as const
  expect(runText({ ...run, problems: [] })).toContain('1 email is in doubt: it may have been sent, or not.')
  expect(runText({ ...run, problems: [], in_doubt: 0 })).not.toContain('doubt')
})
