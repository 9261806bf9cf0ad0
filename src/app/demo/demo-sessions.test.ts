import { expect, test } from 'vitest'
import { demoClients } from './demo-clients.ts'
import { demoSessions } from './demo-sessions.ts'

test('there are 60 clients of their own names and addresses, a few without an email', () => {
  expect(demoClients).toHaveLength(60)
  expect(new Set(demoClients.map(({ first_name, last_name }) => `${first_name} ${last_name}`)).size).toBe(60)
  const emails = demoClients.flatMap((client) => client.emails)
  expect(new Set(emails).size).toBe(emails.length)
  expect(emails.length).toBeLessThan(60)
  for (const email of emails) expect(email).toMatch(/^[a-z]+\.[a-z]+@example\.com$/)
})

test('about 120 sessions stand around today', () => {
  expect(demoSessions.length).toBeGreaterThan(110)
  expect(demoSessions.length).toBeLessThan(140)
  expect(demoSessions.some(({ day }) => day < -40) && demoSessions.some(({ day }) => day > 50)).toBe(true)
})
