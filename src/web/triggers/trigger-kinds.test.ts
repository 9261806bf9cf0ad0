import { expect, test } from 'vitest'
import { kindLabel, kindOf, missingChannel, nextChannels, triggerKindKeys } from './trigger-kinds.ts'

test('there are the ten types of the guide', () => {
  const ten = ['Call', 'Email', 'Letter', 'Email/Call', 'Email/Letter', 'SMS', 'SMS/Call', 'SMS/Email', 'Task', 'Web form']
  expect(triggerKindKeys.map(kindLabel)).toEqual(ten)
})

test('types with letters, texts and forms are not generated yet', () => {
  expect(triggerKindKeys.filter((kind) => missingChannel(kind) === null)).toEqual(['call', 'email', 'email-call', 'task'])
  expect(missingChannel('email-letter')).toBe('letter')
})

test('a chain of the studio’s own is none of the ten', () => {
  expect(kindOf(['email', 'call'])).toBe('email-call')
  expect(kindOf(['email', 'call', 'task'])).toBeNull()
  expect(kindOf([])).toBeNull()
})

test('nothing stands behind a task, and no channel twice', () => {
  expect(nextChannels([])).toEqual(['email', 'call', 'task'])
  expect(nextChannels(['email'])).toEqual(['call', 'task'])
  expect(nextChannels(['email', 'task'])).toEqual([])
})
