import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type Mark = { release(): Promise<void> }
type Held = { client: pg.Client; lost: Promise<void> }

/** Milliseconds before a mark that was lost with its connection is set again. */
const patience = 200

/**
 * Sets a mark that stands in the database for as long as this process lives: a lock that a connection of its own holds, so that the
 * database itself takes it away when the process is gone. A connection that breaks is opened again, and `back` is called once the
 * mark stands anew. Whoever gets the lock for themselves knows that nobody holds the mark just then.
 */
export async function holdMark({ url, key, back }: { url: string; key: string; back: () => Promise<void> }): Promise<Mark> {
  const released = new AbortController()
  let held = await set(url, key)
  const stay = async () => {
    for (;;) {
      await held.lost
      if (released.signal.aborted) return
      try {
        held = await set(url, key)
        if (released.signal.aborted) {
          await held.client.end()
          return
        }
        await back()
      } catch {
        await held.client.end().catch(() => undefined)
        await pause(patience, undefined, { signal: released.signal }).catch(() => undefined)
      }
    }
  }
  const staying = stay()
  return {
    async release() {
      released.abort()
      await held.client.end().catch(() => undefined)
      await staying
    },
  }
}

/** Shared: should the database believe in an old connection of ours still, the new one need not wait for it. */
async function set(url: string, key: string): Promise<Held> {
  const client = new pg.Client({ connectionString: url, application_name: 'hotshoe sender', keepAlive: true })
  const lost = Promise.withResolvers<void>()
  client.on('error', () => lost.resolve())
  client.on('end', () => lost.resolve())
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock_shared(hashtextextended($1, 0))', [key])
    return { client, lost: lost.promise }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
