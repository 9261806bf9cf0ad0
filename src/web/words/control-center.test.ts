import { expect, test } from 'vitest'
import { controlCenterWords } from './control-center.ts'

test.each([
  ['attention', 1, '1 needs attention'],
  ['attention', 2, '2 need attention'],
  ['withdrawn', 1, '1 no longer fits'],
  ['decided', 1, '1 was decided already'],
])('a count of %s that is %i is said in its number', (name, count, said) => {
  expect(controlCenterWords.count(name, count)).toBe(said)
})
