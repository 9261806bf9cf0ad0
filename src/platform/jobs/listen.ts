import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type Hint = { studioId: number; word: string }

/** Seconds before the channel is opened again after it was lost. */
const patience = 1

/**
 * Hears the notifications of the channel `hotshoe` until stopped, and comes back when the database does. What is said meanwhile is
 * lost, which is why nothing may depend on it.
 */
export function listen({ url, heard }: { url: string; heard: (hint: Hint) => void }): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let client: pg.Client | null = null

  async function stay(): Promise<void> {
    while (!stopping.signal.aborted) {
      const lost = Promise.withResolvers<void>()
      client = new pg.Client({ connectionString: url, application_name: 'hotshoe listener' })
      client.on('error', () => lost.resolve())
      client.on('end', () => lost.resolve())
      client.on('notification', ({ payload }) => {
        const hint = hintIn(payload ?? '')
        if (hint !== null) heard(hint)
      })
      try {
        await client.connect()
        await client.query('LISTEN hotshoe')
        if (!stopping.signal.aborted) await lost.promise
      } catch {
        // The database is away; everything that needs it says so.
      }
      await client.end().catch(() => undefined)
      await pause(patience * 1000, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const staying = stay()
  return {
    stop: async () => {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await staying
    },
  }
}

function hintIn(payload: string): Hint | null {
  const parts = /^(\d{1,15}) (\S+)$/.exec(payload)
  return parts === null ? null : { studioId: Number(parts[1]), word: String(parts[2]) }
}
