import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, figure, median } from './figure.ts'
import type { Place } from './run-measured.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedReminders } from './seed-reminders.ts'
import { type Serving, serveProgram } from './serving.ts'

const [few, many, tries] = [10, 50_000, 5] as const

type Groups = { views: Record<string, number>; last_event_id: number }
type Items = { rows: { id: number; version: number }[] }
type Run = { id: number; state: string; requested_at: string; finished_at: string | null; finished: number }

/** A small studio presses Process for ten items, alone, and while a large one on the same machine processes fifty thousand: how long it waits. */
export async function fair(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
  const place = { data, url: scratch.url }
  try {
    const small = await seedReminders(place, { sessions: few * tries * 2, due: few * tries * 2, port: 9, name: 'small' })
    const large = await seedReminders(place, { sessions: many, due: many, port: 9, name: 'large' })
    await scratch.admin.query('UPDATE studio SET rest_seconds = 3600')
    return await measured(place, { small, large })
  } finally {
    await scratch.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function measured(place: Place, { small, large }: { small: number; large: number }): Promise<Figure[]> {
  const serving = await serveProgram(place, { role: 'manager', studio: small })
  const busy = await serving.also(place, { role: 'manager', studio: large })
  try {
    await found(serving, few * tries * 2)
    const groups = await found(busy, many)
    const alone = await waits(serving)
    const all = [{ decision: 'process', view: 'active', last_event_id: groups.last_event_id }]
    const run = await busy.ask<Run>('POST', '/processing-runs', { all, burst_confirmed: true })
    while ((await busy.ask<Run>('GET', `/processing-runs/${run.id}`)).finished === 0) await pause(50)
    const beside = await waits(serving)
    if ((await busy.ask<Run>('GET', `/processing-runs/${run.id}`)).state === 'done') throw new Error('The large studio was done before the small one.')
    return [
      figure('fair', `wait for ${few} items while another studio processes ${many.toLocaleString('en-US')}`, {
        value: beside,
        unit: 's',
        floor: alone,
        limit: 2,
      }),
    ]
  } finally {
    await serving.stop()
  }
}

/** Presses Process for ten items, again and again; the usual seconds from the press until they are done. */
async function waits(serving: Serving): Promise<number> {
  const seconds: number[] = []
  for (let turn = 0; turn < tries; turn += 1) {
    const { rows } = await serving.ask<Items>('GET', `/triggered-items?view=active&limit=${few}`)
    const since = performance.now()
    const run = await serving.ask<Run>('POST', '/processing-runs', {
      decisions: rows.map(({ id, version }) => ({ item_id: id, version, decision: 'process' })),
      burst_confirmed: true,
    })
    while ((await serving.ask<Run>('GET', `/processing-runs/${run.id}`)).state !== 'done') await pause(20)
    seconds.push((performance.now() - since) / 1000)
  }
  return median(seconds)
}

async function found(serving: Serving, count: number): Promise<Groups> {
  await serving.ask('POST', '/sweeps')
  for (;;) {
    const groups = await serving.ask<Groups>('GET', '/triggered-items/groups')
    if (groups.views['active'] === count) return groups
    await pause(200)
  }
}
