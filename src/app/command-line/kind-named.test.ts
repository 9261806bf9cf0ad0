import { expect, test } from 'vitest'
import { kindNamed } from './kind-named.ts'

test.each([
  ['session', 'session'],
  ['Sessions', 'session'],
  ['production-order', 'production_order'],
  ['preproduction orders', 'preproduction_order'],
  ['lens', 'lens'],
])('%s is %s', (written, kind) => {
  expect(kindNamed(written)).toBe(kind)
})
