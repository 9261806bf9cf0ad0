import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, figure } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedReminders } from './seed-reminders.ts'
import { percentile, type Serving, serveProgram, waitingTimes } from './serving.ts'

const [sessions, due, perSecond] = [100_000, 10_000, 40] as const

type Groups = { views: Record<string, number>; last_event_id: number }
type Run = { id: number; state: string; outcomes: Record<string, number>; requested_at: string; finished_at: string | null }

/** Somebody presses Process All over 10,000 emails, which then rest, while others use the program. */
export async function processAll(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
  const place = { data, url: scratch.url }
  try {
    await seedReminders(place, { sessions, due, port: 9 })
    await scratch.admin.query('UPDATE studio SET rest_seconds = 3600')
    const serving = await serveProgram(place, { role: 'manager' })
    try {
      return await measured(serving)
    } finally {
      await serving.stop()
    }
  } finally {
    await scratch.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function measured(serving: Serving): Promise<Figure[]> {
  const groups = await found(serving)
  const asked = ['/clients?limit=50', '/sessions?limit=50', '/clients?search=last77&limit=50', '/tasks?limit=50']
  const ask = (turn: number) => serving.ask('GET', asked[turn % asked.length] ?? '')
  for (const address of asked) await serving.ask('GET', address)
  const idle = await waitingTimes(ask, perSecond, pause(10_000))
  const before = await serving.peak()
  const all = [{ decision: 'process', view: 'active', last_event_id: groups.last_event_id }]
  const run = await serving.ask<Run>('POST', '/processing-runs', { all, burst_confirmed: true })
  const over = done(serving, run.id)
  const busy = await waitingTimes(ask, perSecond, over)
  const seconds = await over
  return [
    figure('process', `items a second, Process All of ${due.toLocaleString('en-US')} emails`, { value: due / seconds, unit: 'items/s', least: 1500 }),
    figure('process', '99 of 100 other requests meanwhile', { value: percentile(busy, 99), unit: 'ms', floor: percentile(idle, 99), limit: 3 }),
    figure('process', 'memory that it took besides', { value: (await serving.peak()) - before, unit: 'MB', limit: 150 }),
  ]
}

async function found(serving: Serving): Promise<Groups> {
  await serving.ask('POST', '/sweeps')
  for (;;) {
    const groups = await serving.ask<Groups>('GET', '/triggered-items/groups')
    if (groups.views['active'] === due) return groups
    await pause(200)
  }
}

/** Looks at the run as often as the screen does. Returns the seconds from the press to the end, by the run's own times. */
async function done(serving: Serving, id: number): Promise<number> {
  for (;;) {
    const run = await serving.ask<Run>('GET', `/processing-runs/${id}`)
    if (run.state === 'done') {
      if (run.outcomes['processed'] !== due) throw new Error(`Not everything was processed: ${JSON.stringify(run.outcomes)}`)
      return (Date.parse(run.finished_at ?? '') - Date.parse(run.requested_at)) / 1000
    }
    await pause(700)
  }
}
