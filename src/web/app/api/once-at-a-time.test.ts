import { expect, test } from 'vitest'
import { onceAtATime } from './once-at-a-time.ts'

const add = { body: { name: 'Anna' } }

test('pressed twice in one tick, it begins once', () => {
  const once = onceAtATime()
  expect([once.begin(add), once.begin(structuredClone(add))]).toEqual([true, false])
})

test('when it has ended it can be done again', () => {
  const once = onceAtATime()
  once.begin(add)
  once.end(structuredClone(add))
  expect(once.begin(add)).toBe(true)
})

test('something else need not wait', () => {
  const once = onceAtATime()
  once.begin(add)
  expect(once.begin({ body: { name: 'Ben' } })).toBe(true)
  expect(once.begin(undefined)).toBe(true)
})
