import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withDatabase } from '#support/address.ts'
import { type Figure, figure, median } from './figure.ts'
import { type Place, runFloor, runProgram } from './run-measured.ts'
import { type Scratch, scratchDatabase } from './scratch-database.ts'
import { seedReminders } from './seed-reminders.ts'
import { startSmtpSink } from './smtp-sink.ts'

const [sessions, due] = [100_000, 10_000] as const
const rounds = 3

/**
 * The morning on which ten thousand reminders are due: from the command that sweeps and processes to the last mail accepted and recorded, against a
 * script written by hand for this one job. Both on one database server and one mail sink, in turns.
 */
export async function reminders(): Promise<Figure[]> {
  const sink = await startSmtpSink()
  const scratch = await scratchDatabase()
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-data-'))
  const [ours, floors, peaks]: [number[], number[], number[]] = [[], [], []]
  try {
    await scratch.admin.query('CREATE DATABASE seeded')
    await seedReminders({ data, url: withDatabase(scratch.url, 'seeded') }, { sessions, due, port: sink.port })
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await runFloor({ url: scratch.url, port: sink.port, sessions, due }))
      const { seconds, peak } = await remind(scratch, data)
      ours.push(seconds)
      peaks.push(peak)
      tell(`round ${round + 1} of ${rounds}: ${seconds.toFixed(1)} s, floor ${floors.at(-1)?.toFixed(1)} s, at most ${peak.toFixed(0)} MB`)
    }
  } finally {
    await sink.stop()
    await scratch.close()
    await rm(data, { recursive: true, force: true })
  }
  return [
    figure('reminders', 'wall', { value: median(ours), unit: 's', floor: median(floors), limit: 1.5 }),
    figure('reminders', 'peak memory of the program', { value: Math.max(...peaks), unit: 'MB', limit: 350 }),
  ]
}

/** One morning on a fresh copy of the seeded database, by the command line. */
async function remind({ url, admin }: Scratch, data: string): Promise<{ seconds: number; peak: number }> {
  await admin.query('DROP DATABASE IF EXISTS morning')
  await admin.query('CREATE DATABASE morning TEMPLATE seeded')
  await admin.query('CHECKPOINT')
  const place: Place = { data, url: withDatabase(url, 'morning') }
  const since = performance.now()
  const { said, peak } = await runProgram(place, ['process', '--sweep', '--all', '--confirm-burst', '--send'])
  const seconds = (performance.now() - since) / 1000
  if (!said.includes(`Emails: ${due} sent.`)) throw new Error(`Not every reminder was sent:\n${said}`)
  return { seconds, peak }
}

function tell(line: string): void {
  console.error(`→ reminders, ${line}`)
}
