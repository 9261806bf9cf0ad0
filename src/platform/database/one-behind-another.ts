import { setImmediate } from 'node:timers/promises'

/**
 * Asks the statements of one transaction in order, making each ready while the database is busy with those before it. Throws what the
 * first that fails throws, when all have come to an end: nothing is under way any more when the transaction is rolled back.
 */
export async function oneBehindAnother(asks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const asked: Promise<unknown>[] = []
  for (const ask of asks) {
    const answer = (async () => ask())()
    answer.catch(() => undefined)
    asked.push(answer)
    // Lets the statement leave before the next is made ready.
    if (asks.length > 1) await setImmediate()
  }
  await Promise.allSettled(asked)
  await Promise.all(asked)
}
