import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { type Account, chooseAccount } from './choose-account.ts'
import { connect, isLastOut } from './connect.ts'
import { createCluster } from './create-cluster.ts'
import { type Binaries, findBinaries } from './find-binaries.ts'
import { addressOf, type Places, placesIn } from './places.ts'
import { openDataTo, prepareData, prepareSockets } from './prepare-folders.ts'
import { type Launch, startServer, verdict } from './start-server.ts'
import { stopServer } from './stop-server.ts'
import { DatabaseTrouble } from './trouble.ts'

/** The built-in PostgreSQL of one data directory, running. */
export interface Embedded {
  /** A connection string for pg; the host is the socket's folder. */
  url: string
  /** Brings the server back if it has ended: at once, for whom a connection failed. Many calls at once are one. */
  ensureRunning(): Promise<void>
  /** Says that we are done. Who holds the server and is the last one out stops it. */
  release(): Promise<void>
}

/** Milliseconds to wait for a server; one that repairs itself after a crash gets longer. */
const patience = { usually: 30_000, recovering: 600_000 } as const

/**
 * Opens the server in `<directory>/postgres`: makes the cluster when there is none, starts it when it does not run, attaches when it does.
 * The server belongs to nobody and outlives its starter. With `hold` it runs at least until `release`, and comes back when it crashes; without (the command line) it is used
 * and left as it is. Throws `DatabaseTrouble` with a sentence when there is something to mend.
 */
export async function openEmbedded(directory: string, { hold }: { hold: boolean }): Promise<Embedded> {
  const binaries = await findBinaries()
  const data = await prepareData(directory)
  const account = await chooseAccount(`${data}/postgres`)
  const places = placesIn(data, account.uid)
  await openDataTo(account, data)
  await createCluster(places, account, binaries)
  let held: pg.Client | null = null
  let released = false
  let pending: Promise<void> | null = null

  async function ensure(): Promise<void> {
    const before = held
    const client = await reach(places, account, binaries)
    held = hold ? client : null
    if (hold) client.once('end', () => void heal(client))
    await (hold ? before : client)?.end().catch(() => undefined)
  }

  /** A pool that has no connection open notices no crash. Who holds the server does, and does not give up while the disk is full. */
  async function heal(lost: pg.Client): Promise<void> {
    while (held === lost && !released) {
      await ensureRunning().catch(() => setTimeout(5000, undefined, { ref: false }))
    }
  }

  function ensureRunning(): Promise<void> {
    if (released) return Promise.reject(new DatabaseTrouble('Hotshoe is stopping and does not use its database any more.'))
    pending ??= ensure().finally(() => {
      pending = null
    })
    return pending
  }

  async function release(): Promise<void> {
    if (released) return
    released = true
    await pending?.catch(() => undefined)
    if (held === null) return
    // A connection that is broken says nothing about the others: then the server stays.
    if (await isLastOut(held).catch(() => false)) await stopServer(places)
    await held.end().catch(() => undefined)
  }

  await ensureRunning()
  return { url: addressOf(places), ensureRunning, release }
}

/** Tries until the server answers, and starts it whenever nobody does. */
async function reach(places: Places, account: Account, binaries: Binaries): Promise<pg.Client> {
  await prepareSockets(places.sockets, account)
  const since = Date.now()
  let launch: Launch | null = null
  for (;;) {
    const answer = await connect(places)
    if (typeof answer !== 'string') return answer
    if (Date.now() - since > patience[answer === 'recovering' ? 'recovering' : 'usually']) throw tired(places, answer)
    if (answer === 'absent') {
      if (launch?.hasEnded() === true) {
        const found = verdict(await launch.said(), places)
        if (found !== 'again') throw new DatabaseTrouble(found.sentence)
        launch = null
        await setTimeout(100)
      }
      if (launch === null) {
        // Whoever stopped the server has taken the folder away.
        await prepareSockets(places.sockets, account)
        launch = await startServer(places, account, binaries)
      }
    }
    await setTimeout(10)
  }
}

function tired(places: Places, answer: string): DatabaseTrouble {
  const why = answer === 'busy' ? 'has no room for another connection' : 'does not answer'
  return new DatabaseTrouble(
    `The built-in database in ${places.cluster} ${why}. Another Hotshoe may be stopping it: wait a minute and start again; ${places.log} says more.`,
  )
}
