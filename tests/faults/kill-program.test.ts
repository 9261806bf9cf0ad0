import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { decideDispatch } from '#studio/delivery/decide-dispatch.ts'
import { testDatabase } from '#support/database.ts'
import { accountsIn, asPerson, endLeases, makeFaultStudio, morning, observing, type Place, standing } from './fault-studio.ts'
import { judge } from './judge.ts'
import { randomFrom, seed } from './random.ts'
import { startWorker, untilGone, untilQuiet, untilSending } from './run-worker.ts'
import { slowSink } from './slow-sink.ts'

const [rounds, perDay, connections] = [20, 40, 5] as const
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

test(`case 68: killed ${rounds} times while it finds, processes and sends, the program loses nothing and sends nothing twice that was not in doubt`, async () => {
  const random = randomFrom(seed)
  const sink = await slowSink(random)
  closing.push(sink.close)
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-faults-'))
  closing.push(() => rm(data, { recursive: true, force: true }))
  const database = await testDatabase()
  closing.push(database.drop)
  const place: Place = { data, url: database.url }
  const { url } = await makeFaultStudio(place, { days: rounds + 1, perDay, port: sink.port })

  await morning(url, 0)
  const first = await startWorker(place)
  const usual = await untilQuiet(url)
  await first.kill('SIGTERM')

  const killedWhile = { idle: 0, finding: 0, processing: 0, sending: 0 }
  for (let round = 1; round <= rounds; round += 1) {
    await morning(url, round)
    const doubts = (await standing(url)).dispatches['in-doubt'] ?? 0
    const worker = await startWorker(place)
    // Finding and sending are over soon: every fourth kill comes early, another fourth once something is on its way.
    if (round % 4 === 2) await untilSending(url, (round + 1) * perDay)
    await pause(random() * (round % 4 === 0 ? 60 : round % 4 === 2 ? 30 : usual * 0.8))
    await worker.kill('SIGKILL')
    await untilGone(url)
    const { undecided, running, dispatches } = await standing(url)
    const { sending = 0, claimed = 0, 'in-doubt': more = 0 } = dispatches
    expect(sending, `round ${round} of seed ${seed}: messages under way at the kill`).toBeLessThanOrEqual(connections)
    expect(more - doubts, `round ${round} of seed ${seed}: new doubts`).toBeLessThanOrEqual(connections)
    if (sending + claimed > 0) killedWhile.sending += 1
    else if (await unswept(url)) killedWhile.finding += 1
    else if (undecided > 0 || running > 0) killedWhile.processing += 1
    else killedWhile.idle += 1
    await endLeases(url)
  }
  console.log(`→ seed ${seed}: ${JSON.stringify({ killedWhile, usual: Math.round(usual) })}`)

  const last = await startWorker(place)
  await untilQuiet(url)
  const inDoubt = await doubtful(url)
  expect(inDoubt.length).toBeLessThanOrEqual(rounds * connections)
  const arrived = (address: string) => sink.received.includes(address)
  expect(judge(await accountsIn(url), sink.received), `seed ${seed}`).toEqual([])

  // A person sends again what is in doubt: then everybody has it, and only those may have it twice.
  await asPerson(place, (studio) =>
    studio.inTransaction(async (work) => {
      for (const { id, version } of inDoubt) await decideDispatch(work, id, { decision: 'send-again', version })
    }),
  )
  await untilQuiet(url)
  await last.kill('SIGTERM')
  const accounts = await accountsIn(url, new Set(inDoubt.map(({ id }) => id)))
  expect(judge(accounts, sink.received), `seed ${seed}`).toEqual([])
  expect(accounts.filter(({ address }) => !arrived(address))).toEqual([])
  expect(accounts).toHaveLength((rounds + 1) * perDay)
  console.log(`→ ${sink.received.length} mails for ${accounts.length} sessions; ${inDoubt.length} were in doubt after ${rounds} kills`)
  expect(killedWhile.sending, 'kills that hit the sending').toBeGreaterThan(0)
})

async function unswept(url: string): Promise<boolean> {
  const rows = await observing(url, (query) => query(`SELECT FROM trigger, studio WHERE swept_on < ((now() + clock_shift) AT TIME ZONE 'UTC')::date`))
  return rows.length > 0
}

async function doubtful(url: string): Promise<{ id: number; version: number }[]> {
  const rows = await observing(url, (query) => query(`SELECT communication_id AS id, version FROM dispatch WHERE state = 'in-doubt' ORDER BY 1`))
  return rows.map(({ id, version }) => ({ id: Number(id), version: Number(version) }))
}
