import { expect, test } from 'vitest'
import { onlyByPerson, reasonSentence } from './reasons.ts'

test('the status or type that was left is named', () => {
  expect(reasonSentence('left-status', 'Booked')).toBe('It is no longer in the status “Booked”.')
  expect(reasonSentence('left-type', 'Family')).toBe('Its type is no longer “Family”.')
  expect(reasonSentence('left-status', null)).toBe('It is no longer in the status of the trigger.')
})

test('particulars follow behind one colon, or as sentences of their own', () => {
  expect(reasonSentence('no-recipient', 'the session has no photographer.')).toBe('There is nobody to write to: the session has no photographer.')
  expect(reasonSentence('recalled', 'Recalled by Ann.')).toBe('Its message was recalled before it was sent. Recalled by Ann.')
  expect(reasonSentence('no-channel', 'The client cannot be reached. There is no phone number on file.')).toBe(
    'The client cannot be reached. There is no phone number on file.',
  )
})

test('without particulars the sentence stands alone', () => {
  expect(reasonSentence('no-recipient', '')).toBe('There is nobody to write to.')
  expect(reasonSentence('left-status', '')).toBe('It is no longer in the status of the trigger.')
})

test('a name inside the particulars does not make them a sentence, and only the last full stop gives way', () => {
  expect(reasonSentence('no-public-address', 'asked by Ann')).toMatch(/--public-url https:\/\/studio\.example\.com: asked by Ann$/)
})

test('case 44: what left because its trigger was switched off or deleted comes back only by a person', () => {
  expect(onlyByPerson).toEqual(['trigger-off', 'trigger-deleted'])
})
