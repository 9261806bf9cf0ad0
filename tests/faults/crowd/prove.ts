import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { openSink } from '#support/sink.ts'
import type { Place } from '../fault-studio.ts'
import { randomFrom } from '../random.ts'
import { troublesOfCounts } from './account-counts.ts'
import { troublesOfItems } from './account-items.ts'
import { troublesOfMail } from './account-mail.ts'
import { type Books, readBooks } from './books.ts'
import { newJournal } from './journal.ts'
import { type CrowdStudio, makeStudios } from './make-studios.ts'
import { type Crowd, findItems, processAll, work } from './people.ts'
import { startPrograms } from './programs.ts'

/** `kills`: how many programs are killed and replaced meanwhile. `mail`: emails leave, to a mail server of the proof’s own. `people` do at least so many `deeds`. */
export type Wanted = { studios: number; items: number; workers: number; kills: number; mail: boolean; people: number; deeds: number; seed: number }
/** `deadlocks`: what the database gave up because two waited for each other; the program tries again, so they are no trouble. */
export type Proof = { troubles: string[]; deadlocks: string[]; counts: Record<string, number>; seconds: Record<string, number>; deeds: Record<string, number> }

/**
 * Lets so many programs, people and sweeps loose on the same items, until nothing is left to do, and then counts: every item has one end, nothing was made
 * twice, nothing is lost, and all counts agree. `items` are due in each studio.
 */
export async function prove(wanted: Wanted, tell: (line: string) => void = () => undefined): Promise<Proof> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-crowd-'))
  // Loaded here, so that what only reads the accounting needs no database.
  const { openCrowdServer } = await import('./open-server.ts')
  const server = await openCrowdServer(path.join(folder, 'database'))
  const sink = wanted.mail ? await openSink() : null
  const seconds: Record<string, number> = {}
  const timed = async <T>(what: string, act: () => Promise<T>) => {
    const since = performance.now()
    const result = await act()
    seconds[what] = Math.round((performance.now() - since) / 100) / 10
    return result
  }
  let stop = async () => {}
  try {
    const place: Place = { data: path.join(folder, 'data'), url: server.url }
    const studios = await timed('made', () => makeStudios(place, { ...wanted, mailPort: sink?.port ?? null }))
    const programs = await timed('started', () => startPrograms(place, wanted.workers))
    stop = () => programs.stop()
    const crowd: Crowd = { programs, studios, items: wanted.items, random: randomFrom(wanted.seed), journal: newJournal() }
    await timed('crowded', () => crowded({ crowd, admin: server.admin, tell }, wanted))
    await timed('quiet', () => untilQuiet(crowd, server.admin))
    await timed('stopped', () => programs.stop())
    return await timed('counted', async () => {
      const account = await count(crowd, server.admin, wanted)
      const mailed =
        sink === null
          ? []
          : troublesOfMail(
              account.emails,
              sink.received.map(({ to }) => to),
            )
      const told = [...crowd.journal.strange, ...programs.said().filter((line) => line !== '')]
      const counts = { ...account.counts, unanswered: crowd.journal.unanswered, ...(sink === null ? {} : { received: sink.received.length }) }
      return {
        troubles: [...account.troubles, ...mailed, ...told],
        deadlocks: server.deadlocks(),
        counts,
        seconds,
        deeds: Object.fromEntries(crowd.journal.deeds),
      }
    })
  } finally {
    await stop()
    await sink?.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** People at their work, two who press “all” again and again, one who looks for new items, and somebody who pulls plugs; until everything was done once. */
async function crowded(
  { crowd, admin, tell }: { crowd: Crowd; admin: pg.Client; tell: (line: string) => void },
  { people, deeds, kills }: Wanted,
): Promise<void> {
  let done = false
  const over = () => done
  const everybody = Array.from({ length: people }, () => work(crowd, over))
  const sweeping = untilOver(over, async (turn) => findItems(crowd, studioAt(crowd, turn)))
  const pressing = [0, 1].map((first) =>
    untilOver(over, async (turn) => {
      const studio = studioAt(crowd, first === 0 ? turn : crowd.studios.length - 1 - (turn % crowd.studios.length))
      await processAll(crowd, studio, first === 0 ? undefined : studio.byHand)
    }),
  )
  const killing = killSome(crowd, kills, over)
  const doneSoFar = () => [...crowd.journal.deeds.values()].reduce((sum, count) => sum + count, 0)
  // All that was due was found and is decided, and people have had their time.
  for (let look = 1; ; look += 1) {
    await pause(200)
    const [row] = (
      await admin.query<{ found: number; open: number }>(
        `SELECT count(*)::int AS found, count(*) FILTER (WHERE state = 'active')::int AS open FROM triggered_item`,
      )
    ).rows
    if (crowd.journal.strange.length > 100) {
      done = true
      throw new Error(`Nothing works here: ${crowd.journal.strange[0]}`)
    }
    if (look % 50 === 0) tell(`${row?.found} found, ${row?.open} open, ${doneSoFar()} deeds`)
    const all = crowd.items * crowd.studios.length
    if (row !== undefined && row.found > all * 0.9 && row.open < all * 0.02 + 20 && doneSoFar() >= deeds) break
  }
  await killing
  done = true
  await Promise.all([...everybody, sweeping, ...pressing])
}

function studioAt({ studios }: Crowd, turn: number): CrowdStudio {
  const studio = studios[turn % studios.length]
  if (studio === undefined) throw new Error('There is no studio.')
  return studio
}

async function untilOver(over: () => boolean, act: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; !over(); turn += 1) {
    await act(turn)
    await pause(50)
  }
}

/** One after the other is killed, whatever it is doing, and another takes its place. */
async function killSome({ programs, random }: Crowd, kills: number, over: () => boolean): Promise<void> {
  for (let kill = 0; kill < kills && !over(); kill += 1) {
    await pause(500 + random() * 1500)
    await programs.replace(Math.floor(random() * programs.count))
  }
}

/** Sweeps and presses Process once more, until nothing is left to do anywhere. */
async function untilQuiet(crowd: Crowd, admin: pg.Client): Promise<void> {
  for (let turn = 0; turn < 120; turn += 1) {
    const busy = new Set(
      (
        await admin.query<{ studio: number }>(`SELECT studio_id::int AS studio FROM triggered_item WHERE state = 'active'
          UNION SELECT studio_id::int FROM processing_run WHERE state IN ('waiting', 'running') UNION SELECT studio_id::int FROM record_change
          UNION SELECT studio_id::int FROM touched_dispatch UNION SELECT d.studio_id::int FROM dispatch d JOIN studio s ON s.id = d.studio_id
            WHERE d.state IN ('claimed', 'sending', 'retry') OR (d.state = 'waiting' AND s.rest_seconds < 60)`)
      ).rows.map(({ studio }) => studio),
    )
    // Everybody once in any case: whose cause is gone is only seen by looking.
    const studios = crowd.studios.filter(({ id }) => turn === 0 || busy.has(id))
    if (studios.length === 0) return
    for (const studio of studios) {
      await findItems(crowd, studio)
      await processAll(crowd, studio)
    }
    await pause(turn < 2 ? 0 : 500)
  }
  throw new Error('It does not become quiet.')
}

async function count(
  crowd: Crowd,
  admin: pg.Client,
  { mail, kills }: Wanted,
): Promise<{ troubles: string[]; counts: Record<string, number>; emails: Books['emails'] }> {
  const troubles: string[] = []
  const counts: Record<string, number> = {}
  const emails: Books['emails'] = []
  const more = (what: string, by: number) => (counts[what] = (counts[what] ?? 0) + by)
  for (const studio of crowd.studios) {
    const books = await readBooks(admin, studio.id, studio)
    troubles.push(...troublesOfItems(books, { mailed: mail }), ...troublesOfCounts(books, crowd.journal, { killed: kills > 0 }))
    for (const what of ['sessions', 'items', 'events', 'emails', 'tasks', 'runs', 'decisions', 'jobs'] as const) more(what, books[what].length)
    for (const { state } of books.items) more(state, 1)
    for (const { dispatch, stale } of books.emails) more(`email ${dispatch}${dispatch === 'waiting' && stale ? ', to be looked at again' : ''}`, 1)
    if (mail) emails.push(...books.emails)
  }
  return { troubles, counts, emails }
}
