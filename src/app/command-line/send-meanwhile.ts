import { setTimeout as pause } from 'node:timers/promises'
import type { Deliveries } from './send-beside.ts'

/** Milliseconds before it is looked again whether something has become due. */
const patience = 150

/**
 * Sends what becomes due while `action` makes it, and the rest when that is over: the first email need not wait for the last one to be
 * written. Once interrupted nothing more is sent.
 */
export async function sendMeanwhile<T>(
  send: () => Promise<Deliveries>,
  action: Promise<T>,
  signal: AbortSignal,
): Promise<{ result: T; deliveries: Deliveries }> {
  const over = action.then(
    () => true,
    () => true,
  )
  let deliveries: Deliveries | null = null
  for (let last = false; !last; ) {
    last = (await Promise.race([over, pause(patience, false)])) || signal.aborted
    deliveries = together(deliveries, await send())
  }
  return { result: await action, deliveries: deliveries ?? (await send()) }
}

/** What happened adds up; what waits is what waits in the end. */
function together(before: Deliveries | null, now: Deliveries): Deliveries {
  if (before === null) return now
  const sum = (key: 'sent' | 'failed' | 'in_doubt' | 'recalled' | 'expired') => before[key] + now[key]
  return { ...now, sent: sum('sent'), failed: sum('failed'), in_doubt: sum('in_doubt'), recalled: sum('recalled'), expired: sum('expired') }
}
