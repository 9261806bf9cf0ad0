import { rmdir } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Places } from './places.ts'
import { claimedBy, isServer } from './postmaster.ts'

/** Stops the server of a cluster: connections end, everything is written down. Waits for the end, a minute at most, and leaves nothing in /tmp. */
export async function stopServer(places: Places): Promise<void> {
  const pid = await claimedBy(places)
  if (pid === null || !(await isServer(places, pid))) return
  // PostgreSQL calls this a fast shutdown.
  process.kill(pid, 'SIGINT')
  const until = Date.now() + 60_000
  while (Date.now() < until && (await isServer(places, pid))) await setTimeout(10)
  await rmdir(places.sockets).catch(() => undefined)
}
