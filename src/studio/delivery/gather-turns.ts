import { onceBack } from '#platform/database/once-back.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { beginAndSettle, type Settled } from './begin-and-settle.ts'

/** What a lane of the sending loop wants of a turn: an email may hold several messages. */
export type Want = { settled: readonly Settled[]; begin: readonly number[] }

type Turns = { studio: OpenStudio; lease: string; sendingSeconds: number; rehearsedTo: string | null; resendInDoubt: boolean }
type Waiting = { want: Want; resolve(began: readonly number[]): void; reject(error: unknown): void }

/**
 * Takes turns for many lanes. While one turn is written down, what the others want gathers for the next: turns are the dearest part of
 * a big run. Each is told which of its messages may leave.
 */
export function gatherTurns({ studio, lease, sendingSeconds, rehearsedTo, resendInDoubt }: Turns): (want: Want) => Promise<readonly number[]> {
  let waiting: Waiting[] = []
  let underway = false

  const run = async (together: readonly Waiting[]) => {
    const settled = together.flatMap(({ want }) => want.settled)
    // In the order in which everybody locks them.
    const begin = together.flatMap(({ want }) => want.begin).toSorted((a, b) => a - b)
    try {
      const began = new Set(await onceBack(() => beginAndSettle(studio, { lease, settled, begin, sendingSeconds, rehearsedTo, resendInDoubt }), sendingSeconds))
      for (const { want, resolve } of together) resolve(want.begin.filter((id) => began.has(id)))
    } catch (error) {
      for (const { reject } of together) reject(error)
    }
    underway = false
    go()
  }

  const go = () => {
    if (waiting.length === 0 || underway) return
    underway = true
    const together = waiting
    waiting = []
    void run(together)
  }

  return (want) =>
    new Promise((resolve, reject) => {
      waiting.push({ want, resolve, reject })
      setImmediate(go)
    })
}
