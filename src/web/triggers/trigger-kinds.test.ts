import { expect, test } from 'vitest'
import { chainLabel, kindLabel, kindOf, mayReach, missingChannel, nextChannels, triggerKindKeys } from './trigger-kinds.ts'

test('there are the ten types of the guide', () => {
  const ten = ['Call', 'Email', 'Letter', 'Email/Call', 'Email/Letter', 'SMS', 'SMS/Call', 'SMS/Email', 'Task', 'Web form']
  expect(triggerKindKeys.map(kindLabel)).toEqual(ten)
})

test('types with texts and forms are not made yet', () => {
  expect(missingChannel('email-call')).toBeNull()
  expect(missingChannel('sms-call')).toBe('sms')
  expect(missingChannel('web-form')).toBe('web-form')
})

test('a chain of the studio’s own is none of the ten', () => {
  expect(kindOf(['email', 'call'])).toBe('email-call')
  expect(kindOf(['email', 'call', 'task'])).toBeNull()
  expect(kindOf([])).toBeNull()
})

test('nothing stands behind a task, no channel twice, and what cannot be made yet comes last', () => {
  expect(nextChannels([]).slice(0, 2)).toEqual(['email', 'call'])
  expect(nextChannels([]).at(-1)).toBe('web-form')
  expect(nextChannels(['email'])).not.toContain('email')
  expect(nextChannels(['email', 'task'])).toEqual([])
})

test('a chain is called as the guide writes it', () => {
  expect(chainLabel(['email', 'call'])).toBe('Email/Call')
  expect(chainLabel([])).toBeNull()
})

test('letters go to clients and families, not to staff or vendors', () => {
  expect((['client', 'bill-to', 'family-member'] as const).every((one) => mayReach('letter', one))).toBe(true)
  expect((['photographer', 'member', 'department', 'vendor'] as const).some((one) => mayReach('letter', one))).toBe(false)
  expect(mayReach('email', 'vendor')).toBe(true)
})
