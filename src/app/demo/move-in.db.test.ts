import { expect, test } from 'vitest'
import { listItems } from '#studio/matching/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listImports } from '#studio/records/imports/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { readClock } from '#studio/staff/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { aDemo } from '#support/demo.ts'
import { sixYearsOf } from './move-in.ts'

test('the demo brings six years along, works on with what was to come, and leaves a list for one morning', { timeout: 180_000 }, async () => {
  const told: string[] = []
  const { call, close } = await aDemo({ past: sixYearsOf, tell: (sentence) => told.push(sentence) })
  expect(told).toEqual(['5,000 clients of six years', '12,000 sessions of six years', 'Appointments', 'Invoices', 'Two weeks of work'])
  const runs = (await call(listImports, {})).rows
  expect(runs.map(({ kind, mode, refused }) => ({ kind, mode, refused }))).toEqual(
    ['invoice', 'appointment', 'session', 'client'].map((kind) => ({ kind, mode: 'history', refused: 0 })),
  )
  expect(runs.slice(2).map(({ created }) => created)).toEqual([12_000, 5000])
  // Of those who photographed, one has left since.
  const former = (await call(listMembers, { query: { archived: true } })).rows.filter(({ archived_at }) => archived_at !== null)
  expect(former.map(({ name }) => name)).toEqual(['Marcus Hill'])

  const { today } = await call(readClock, {})
  const active = (await call(listItems, { query: { limit: 500 } })).rows
  expect(active.length).toBeGreaterThan(12)
  expect(active.length).toBeLessThan(80)
  expect(active.filter(({ late, due_on }) => !late && due_on !== today)).toEqual([])
  expect(active.some(({ record }) => record.number.startsWith('N-'))).toBe(true)
  // What was to come when it moved in has been photographed since.
  const { rows: lately } = await call(listSessions, { query: { to: today, limit: 60 } })
  expect(lately.filter(({ number, status }) => number.startsWith('N-') && status.name === 'Shot').length).toBeGreaterThan(5)
  expect((await call(listClients, { query: { search: 'García Márquez', limit: 10 } })).rows.length).toBeGreaterThan(3)
  await close()
})
