import { expect, test } from 'vitest'
import { messageWords } from './messages.ts'

const nothing = { sent: 0, retry: 0, failed: 0, in_doubt: 0, waiting: 0, blocked: null, rehearsed_to: null }

test('what was sent is told, and to whom it went in a rehearsal', () => {
  expect(messageWords.sentNow({ ...nothing, sent: 2, failed: 1 })).toBe('2 emails sent. 1 failed.')
  expect(messageWords.sentNow({ ...nothing, sent: 1, rehearsed_to: 'me@studio.example' })).toBe('1 email sent in rehearsal to me@studio.example.')
})

test('what is in doubt is told apart from what failed, and that somebody must decide', () => {
  expect(messageWords.sentNow({ ...nothing, sent: 1, in_doubt: 1 })).toBe(
    '1 email sent. 1 email is in doubt: it may have been sent, or not. Decide under In doubt.',
  )
  expect(messageWords.inDoubt(2)).toBe('2 emails are in doubt: they may have been sent, or not.')
})

test('when nothing was sent, the reason is told', () => {
  expect(messageWords.sentNow(nothing)).toBe('Nothing was sent. No email is waiting.')
  expect(messageWords.sentNow({ ...nothing, waiting: 6 })).toBe('Nothing was sent. 6 still waiting: they rest, are tried again soon, or are just being sent.')
  expect(messageWords.sentNow({ ...nothing, waiting: 6, blocked: 'Everything is paused' })).toBe('Nothing was sent. Everything is paused. 6 still waiting.')
})
