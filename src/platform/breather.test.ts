import { expect, test } from 'vitest'
import { breather } from './breather.ts'

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
