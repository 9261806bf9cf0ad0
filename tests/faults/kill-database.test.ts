import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { accountsIn, makeFaultStudio, morning, observing, standing } from './fault-studio.ts'
import { judge } from './judge.ts'
import { randomFrom, seed } from './random.ts'
import { startWorker, untilQuiet } from './run-worker.ts'
import { slowSink } from './slow-sink.ts'

const [rounds, perDay] = [4, 80] as const

test(`the built-in database is killed ${rounds} times while the program works: it comes back by itself, nothing is lost and nothing twice`, async () => {
  const random = randomFrom(seed + 1)
  const sink = await slowSink(random)
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-faults-'))
  try {
    // The first to open it makes the database; nobody of us holds it, so whoever brings it back is the program under test.
    const { url } = await makeFaultStudio({ data }, { days: rounds, perDay, port: sink.port })
    // Before the program looks: a day that was swept is not swept again.
    await morning(url, 0)
    const worker = await startWorker({ data })
    const hit = { undecided: 0, underway: 0 }
    for (let round = 0; round < rounds; round += 1) {
      await morning(url, round)
      await untilSome(url, round < 2 ? ['undecided', 'waiting', 'claimed'] : ['sending'])
      await pause(random() * 100)
      const { undecided, dispatches } = await standing(url)
      if (undecided > 0) hit.undecided += 1
      if ((dispatches['sending'] ?? 0) + (dispatches['claimed'] ?? 0) > 0) hit.underway += 1
      await killServer(url, data, round % 2 === 0 ? 'server' : 'connection')
      await untilQuiet(url)
    }
    console.log(`→ seed ${seed}: ${JSON.stringify(hit)}, ${sink.received.length} mails`)
    const accounts = await accountsIn(url)
    expect(accounts).toHaveLength(rounds * perDay)
    expect(judge(accounts, sink.received), `seed ${seed}`).toEqual([])
    // The program itself was never killed: it knows how everything ended, so nothing is in doubt.
    expect((await standing(url)).dispatches, `seed ${seed}`).toEqual({ sent: rounds * perDay })
    expect(hit.undecided + hit.underway, 'kills that hit something').toBeGreaterThan(0)
    await worker.kill('SIGTERM')
  } finally {
    await sink.close()
    await stopLeftover(data)
    await rm(data, { recursive: true, force: true })
  }
})

/** Something of this day has come so far: now there is something to break. */
async function untilSome(url: string, far: readonly string[]): Promise<void> {
  const since = Date.now()
  while (Date.now() - since < 30_000) {
    const { undecided, dispatches } = await standing(url)
    const counts: Record<string, number> = { ...dispatches, undecided }
    if (far.some((place) => (counts[place] ?? 0) > 0)) return
  }
}

/** kill -9: of the whole server, or of one process that serves a connection, on which the server ends all others and recovers. */
async function killServer(url: string, data: string, what: 'server' | 'connection'): Promise<void> {
  if (what === 'server') return void process.kill((await serverOf(data)) ?? 0, 'SIGKILL')
  const [row] = await observing(url, (query) =>
    query(`SELECT pid FROM pg_stat_activity WHERE application_name = 'hotshoe' AND datname = current_database() LIMIT 1`),
  )
  process.kill(Number(row?.['pid']), 'SIGKILL')
}

async function serverOf(data: string): Promise<number | null> {
  const pid = Number((await readFile(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  return pid > 1 ? pid : null
}

/** The program stops its server as the last one out; a test that failed half way may not have got there. */
async function stopLeftover(data: string): Promise<void> {
  const pid = await serverOf(data)
  if (pid === null) return
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It is gone already.
  }
  await pause(500)
}
