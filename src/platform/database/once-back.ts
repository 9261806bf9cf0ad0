import { setTimeout as pause } from 'node:timers/promises'
import { isAway, isCollision } from './away.ts'

/**
 * Does something that may be done again, and does it again for at most so many seconds while the database is away: it restarts, or
 * the connection broke, or it collided with somebody else. Any other error is thrown at once, that one when the time is over.
 */
export async function onceBack<T>(action: () => Promise<T>, seconds: number): Promise<T> {
  const until = Date.now() + seconds * 1000
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    try {
      return await action()
    } catch (error) {
      if (!(isAway(error) || isCollision(error)) || Date.now() + wait > until) throw error
    }
    await pause(wait)
  }
}
