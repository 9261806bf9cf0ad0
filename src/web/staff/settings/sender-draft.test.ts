import { expect, test } from 'vitest'
import { senderChange, senderDraft } from './sender-draft.ts'

const saved = {
  from_name: 'Northlight',
  from_address: 'hello@example.com',
  reply_to: '',
  host: 'mail.example.com',
  port: 587,
  security: 'starttls' as const,
  username: 'hello',
  connections: 5,
  timeout_seconds: 60,
  has_password: true,
  last_trouble: null,
  links_to: 'https://studio.example.com',
  links_work: true,
  version: 3,
}

test('a password that nobody typed stays as it is', () => {
  expect(senderChange(senderDraft(saved))).not.toHaveProperty('password')
  expect(senderChange(senderDraft(saved))).not.toHaveProperty('links_to')
})

test('a typed password replaces the saved one, also when the tick says to remove it', () => {
  expect(senderChange({ ...senderDraft(saved), password: ' secret ', forget_password: true })).toMatchObject({ password: ' secret ' })
})

test('the tick removes the password', () => {
  expect(senderChange({ ...senderDraft(saved), forget_password: true })).toMatchObject({ password: null, host: 'mail.example.com' })
})
