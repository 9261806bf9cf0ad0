import { expect, test } from 'vitest'
import type { RuleTest } from '../test-format.ts'
import { toldEnd } from './patience.ts'

const tests = [{ name: 'Booked' }, { name: 'Canceled' }] as unknown as RuleTest[]
const end = (code: string, isOver = false) => toldEnd(Object.assign(new Error('ended'), { code }), { isOver: () => isOver, tests, index: 1 })

test('a story that takes too long is told by its name, one that stands behind somebody else is to be tried again, and any other fault is itself', () => {
  const tooLong = { code: 'tests-too-long', message: expect.stringContaining('test 2 of 2, “Canceled”, was running') }
  expect(end('57014')).toMatchObject(tooLong)
  expect(end('XX000', true)).toMatchObject(tooLong)
  expect(end('55P03')).toMatchObject({ kind: 'unavailable', code: 'studio-busy', message: expect.stringContaining('Try again in a minute') })
  expect(end('23505')).toMatchObject({ message: 'ended', code: '23505' })
})
