import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { environmentOf, observing, type Place, standing } from './fault-studio.ts'

export type Worker = { kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> }

/** The program as a process of its own, with its database open and all its jobs begun. */
export async function startWorker(place: Place): Promise<Worker> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'program-under-test.ts')], {
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../.hotshoe/cache'), ...environmentOf(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await ready(child)
  return {
    async kill(signal) {
      child.kill(signal)
      await ended
    },
  }
}

async function ready(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const answer = await Promise.race([
    new Promise<boolean>((resolve) => child.stdout?.once('data', () => resolve(true))),
    new Promise<boolean>((resolve) => child.once('close', () => resolve(false))),
  ])
  if (!answer) throw new Error(`The worker did not start.\n${said}`)
}

/** Lets the program work until nothing is left to do, for at most five minutes. `resolve`s to the milliseconds that took. */
export async function untilQuiet(url: string): Promise<number> {
  const since = performance.now()
  for (;;) {
    const { undecided, running, dispatches } = await standing(url)
    const underway = (['waiting', 'claimed', 'sending', 'retry'] as const).reduce((sum, state) => sum + (dispatches[state] ?? 0), 0)
    if (undecided + running + underway === 0 && Object.keys(dispatches).length > 0) return performance.now() - since
    if (performance.now() - since > 300_000) throw new Error(`It is not quiet: ${JSON.stringify({ undecided, running, dispatches })}`)
    // Each look is a connection of its own, and takes from what the program works with.
    await pause(150)
  }
}

/** Lets the program work until a message is on its way, or all that there will be are settled already. */
export async function untilSending(url: string, all: number): Promise<void> {
  const since = performance.now()
  await observing(url, async (query) => {
    while (performance.now() - since < 10_000) {
      const [row] = await query(`SELECT bool_or(state = 'sending') OR (count(*) >= ${all} AND bool_and(settled_at IS NOT NULL)) AS so FROM dispatch`)
      if (row?.['so'] === true) return
      await pause(2)
    }
  })
}

/** What a killed program had asked of the database may still run there; after this it has ended. */
export async function untilGone(url: string): Promise<void> {
  await observing(url, async (query) => {
    for (;;) {
      const rows = await query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'hotshoe%' AND application_name <> 'hotshoe hold'`,
      )
      if (rows.length === 0) return
      await pause(20)
    }
  })
}
