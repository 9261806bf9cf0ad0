import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '#app/config.ts'
import { foundStudio } from '#app/found-studio.ts'
import { openProgram } from '#app/open-program.ts'
import { findClients } from '#studio/records/clients/queries.ts'
import { buffersOf, statementsOf } from './buffers.ts'
import { type Figure, figure } from './figure.ts'
import { environmentOf } from './run-measured.ts'
import { type Scratch, scratchDatabase } from './scratch-database.ts'
import { seedClients } from './seed-clients.ts'
import { percentile, serveProgram, waitingTimes } from './serving.ts'

const sizes = [100_000, 1_000_000] as const
const [perSecond, seconds] = [20, 20] as const

/** What is asked of the list while somebody types, opens it, and filters it: the same clients are found at both sizes, or a full page. */
const questions = [
  {},
  { search: 'c4711@' },
  { search: '312 000 4711' },
  { search: 'last4' },
  { search: 'last4242 first' },
  { search: 'fir' },
  { status: true },
  { status: true, search: 'las' },
]

/** The first page of a client list, filtered and searched, at 100k and 1M clients: buffers, and the time a browser waits while 20 a second ask. */
export async function lists(): Promise<Figure[]> {
  const buffers: number[] = []
  let waited = 0
  for (const clients of sizes) {
    const scratch = await scratchDatabase()
    const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
    try {
      const place = { data, url: scratch.url }
      const studioId = await found(place)
      await seedClients(scratch.admin, { studioId, clients })
      const status = await lastStatus(scratch)
      const asked = questions.map(({ search, status: filtered }) => ({
        limit: 100,
        ...(search === undefined ? {} : { search }),
        ...(filtered ? { status_id: status } : {}),
      }))
      const statements = await statementsOf({ url: scratch.url, studioId }, async (studio) => {
        for (const wanted of asked) await studio.readOnly((work) => findClients(work, wanted))
      })
      buffers.push(await buffersOf({ url: scratch.url, studioId }, statements))
      if (clients === sizes[1]) waited = await waitingTime(place, asked)
    } finally {
      await scratch.close()
      await rm(data, { recursive: true, force: true })
    }
  }
  return [
    figure('lists', `95 of 100 first pages at 1M clients while ${perSecond} a second are asked for`, { value: waited, unit: 'ms', limit: 50 }),
    figure('lists', 'buffers of the same pages at 1M clients', { value: buffers[1] ?? 0, unit: 'buffers', floor: buffers[0] ?? 0, limit: 2 }),
  ]
}

async function found(place: { data: string; url: string }): Promise<number> {
  const program = await openProgram(readConfig({}, environmentOf(place)), { hold: false })
  try {
    const owner = { name: 'Olive Owner', email: 'owner@sink.test', password: 'correct horse battery' }
    return (await foundStudio(program, { name: 'The Studio', zone: 'UTC', owner })).studioId
  } finally {
    await program.close()
  }
}

async function lastStatus({ admin }: Scratch): Promise<number> {
  return Number((await admin.query<{ id: string }>('SELECT max(id) AS id FROM status')).rows[0]?.id)
}

/** Asks at a steady rate, as many browsers would. Milliseconds within which 95 of 100 had their answer. */
async function waitingTime(place: { data: string; url: string }, asked: readonly Record<string, string | number>[]): Promise<number> {
  const serving = await serveProgram(place, { role: 'viewer' })
  try {
    const addresses = asked.map(
      (wanted) => `/clients?${new URLSearchParams(Object.entries(wanted).map(([name, value]): [string, string] => [name, String(value)]))}`,
    )
    for (const address of addresses) await serving.ask('GET', address)
    const waits = await waitingTimes((turn) => serving.ask('GET', addresses[turn % addresses.length] ?? ''), perSecond, pause(seconds * 1000))
    return percentile(waits, 95)
  } finally {
    await serving.stop()
  }
}
