import { expect, test } from 'vitest'
import { oneBehindAnother } from './one-behind-another.ts'

test('a statement is made ready while the one before is on its way', async () => {
  const told: string[] = []
  const first = Promise.withResolvers<void>()
  await oneBehindAnother([
    () => first.promise.then(() => void told.push('first has ended')),
    async () => {
      told.push('second is made ready')
      first.resolve()
    },
  ])
  expect(told).toEqual(['second is made ready', 'first has ended'])
})

test('what the first that fails throws is thrown, and nothing is under way any more', async () => {
  const told: string[] = []
  const last = Promise.withResolvers<void>()
  const asked = oneBehindAnother([
    () => Promise.reject(new Error('the name is taken')),
    () => Promise.reject(new Error('the transaction is aborted')),
    async () => {
      setImmediate(() => last.resolve())
      await last.promise
      told.push('last has ended')
    },
  ])
  await expect(asked).rejects.toThrow('the name is taken')
  expect(told).toEqual(['last has ended'])
})

test('one that cannot even be made ready fails like any other; nothing to ask is nothing to wait for', async () => {
  const broken = () => {
    throw new Error('no such column')
  }
  const told: string[] = []
  const slow = new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve)))).then(() => void told.push('slow has ended'))
  await expect(oneBehindAnother([() => slow, broken])).rejects.toThrow('no such column')
  expect(told).toEqual(['slow has ended'])
  await oneBehindAnother([])
})
