import { expect, test } from 'vitest'
import { attachmentKeys, isAttachmentOn } from './attachments.ts'
import { exclusionKeys, noExclusions } from './exclusions.ts'

test('none is ticked as a trigger begins', () => {
  expect(exclusionKeys.map((key) => noExclusions[key])).toEqual(exclusionKeys.map(() => false))
})

test('a confirmation is of sessions, a copy of an invoice of invoices', () => {
  const on = (subject: 'session' | 'invoice' | 'client') => attachmentKeys.filter((key) => isAttachmentOn(key, subject))
  expect([on('session'), on('invoice'), on('client')]).toEqual([['session-confirmation'], ['invoice-copy'], []])
})
