import { expect, test } from 'vitest'
import { timesAfter } from './web-form.ts'

const now = new Date('2026-05-04T14:00:00Z')
const earlier = new Date('2026-05-01T14:00:00Z')
const nothing = { sent_at: null, submitted_at: null }

test('a form that is sent has its time; submitted, it keeps that and has one more', () => {
  const sent = timesAfter('sent', nothing, earlier)
  expect(sent).toEqual({ sent_at: earlier, submitted_at: null })
  expect(timesAfter('submitted', sent, now)).toEqual({ sent_at: earlier, submitted_at: now })
})

test('looked at later, it was submitted when it was submitted', () => {
  expect(timesAfter('final', { sent_at: earlier, submitted_at: earlier }, now)).toEqual({ sent_at: earlier, submitted_at: earlier })
})

test('sent again, it waits again; put back to the beginning, it was never sent', () => {
  expect(timesAfter('sent', { sent_at: earlier, submitted_at: earlier }, now)).toEqual({ sent_at: now, submitted_at: null })
  expect(timesAfter('initial', { sent_at: earlier, submitted_at: earlier }, now)).toEqual(nothing)
})

test('one that somebody filled in unasked, on the website, was submitted and never sent', () => {
  expect(timesAfter('submitted', nothing, now)).toEqual({ sent_at: null, submitted_at: now })
})
