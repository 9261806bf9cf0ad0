import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { breather, mapBreathing, welcome } from './breather.ts'

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

/** How many turns others have in a breath. */
async function turnsInABreath(): Promise<number> {
  const breathe = breather(40)
  const since = performance.now()
  while (performance.now() - since < 41) Math.sqrt(since)
  let [turns, over] = [0, false]
  const others = async () => {
    while (!over) await pause(0).then(() => (turns += 1))
  }
  void others()
  await breathe()
  over = true
  return turns
}

test('while somebody waits for an answer a breath is as long as a stretch, until they have it', async () => {
  const answer = new EventEmitter()
  welcome(answer)
  expect(await turnsInABreath()).toBeGreaterThan(1)
  answer.emit('close')
  expect(await turnsInABreath()).toBeLessThanOrEqual(1)
})
