import { expect, test } from 'vitest'
import { breather, mapBreathing } from './breather.ts'

test('after so long a stretch others have their turn; before that nobody waits', async () => {
  const breathe = breather(5)
  expect(breathe()).toBeUndefined()
  const turns: string[] = []
  setImmediate(() => turns.push('another'))
  const since = performance.now()
  while (performance.now() - since < 6) Math.sqrt(since)
  await breathe()
  turns.push('goes on')
  expect(turns).toEqual(['another', 'goes on'])
  expect(breathe()).toBeUndefined()
})

test('a long list is mapped in its order, and others have their turns between', async () => {
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 0)
  const busy = (value: number) => {
    const since = performance.now()
    while (performance.now() - since < 3) Math.sqrt(since)
    return value * 2
  }
  expect(await mapBreathing([1, 2, 3, 4, 5, 6], busy)).toEqual([2, 4, 6, 8, 10, 12])
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(1)
})
