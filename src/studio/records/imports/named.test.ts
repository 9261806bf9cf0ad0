import { expect, test } from 'vitest'
import { type Candidate, candidatesKey, isCalled, meantBy, sortNamesOf } from './named.ts'

const anna: Candidate = { id: 1, client_id: 1, gone: false, label: 'Anna Berg (1)' }
const other: Candidate = { id: 2, client_id: 2, gone: false, label: 'Anna Berg (2)' }
const gone: Candidate = { id: 3, client_id: 3, gone: true, label: 'Anna Berg (3)' }
const known = (found: Record<string, Candidate[]>) => new Map(Object.entries(found).map(([text, some]) => [candidatesKey('client', text), some]))
const client = (...texts: string[]) => ({ what: 'client', texts }) as const

test('who stands in all that a row says of somebody is meant; what nobody answers to counts for nothing', () => {
  const all = known({ 'Anna Berg': [anna, other], 'family@example.com': [other, gone], '7': [] })
  expect(meantBy(client('family@example.com', 'ANNA  BERG'), all)).toMatchObject({ ok: true, found: other })
  expect(meantBy(client('7', 'family@example.com', 'Anna Berg'), all)).toMatchObject({ ok: true, found: other })
  expect(meantBy(client(), all)).toBeNull()
  expect(meantBy(client('7'), all)).toMatchObject({ ok: false, text: '7', reason: expect.stringContaining('There is no client “7”') })
})

test('of several, who is not put away is meant, or whose session the row names; else it has to be said', () => {
  expect(meantBy(client('a'), known({ a: [gone, anna] }))).toMatchObject({ found: anna })
  expect(meantBy(client('a'), known({ a: [gone] }))).toMatchObject({ found: gone })
  expect(meantBy(client('a'), known({ a: [anna, other] }), 2)).toMatchObject({ found: other })
  expect(meantBy(client('a'), known({ a: [anna, other] }), 9)).toMatchObject({
    ok: false,
    reason: '“a” may be one of 2: Anna Berg (1), Anna Berg (2). Give the number of the client that is meant.',
  })
})

test('names are found in either order, with several first and last names, and for companies', () => {
  expect(sortNamesOf('Ana María Núñez')).toContain('nunez ana maria')
  expect(sortNamesOf('Ana María Núñez')).toContain('maria nunez ana')
  expect(sortNamesOf('Núñez, Ana María')).toContain('nunez ana maria')
  expect(sortNamesOf('Berg & Co')).toContain('berg & co')
  const named = { first_name: 'Ana María', last_name: 'Núñez', company: '' }
  expect(['ana maria nunez', 'Núñez, Ana María'].every((text) => isCalled(named, text))).toBe(true)
  expect(['Núñez Ana María', 'María Núñez, Ana', ''].some((text) => isCalled(named, text))).toBe(false)
})
