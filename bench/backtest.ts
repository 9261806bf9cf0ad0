import { performance } from 'node:perf_hooks'
import { showBackTest } from '#studio/processing/backtest/show-back-test.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { catalogue } from '#studio/triggers/moments.ts'
import { statementsOf } from './buffers.ts'
import { type Figure, figure } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedCatalogue } from './seed-catalogue.ts'
import { seedHistory } from './seed-history.ts'

const [triggers, rows, limit, megabytes] = [300, Number(process.env['HOTSHOE_BENCH_ROWS'] ?? 1_000_000), 5, 200] as const

type Line = { id: number; line: string }
type Took = Line & { seconds: number; found: number }

/**
 * A studio with records of every kind, of which a fifth changed in the past year, and 300 triggers: one of each line of the catalogue is tested on that year, with clients
 * left out who did not want marketing then.
 */
export async function backtest(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  try {
    const studioId = await seedCatalogue(scratch.admin, { rows, triggers })
    await seedHistory(scratch.admin)
    const { rows: lines } = await scratch.admin.query<Line>(`
      SELECT min(id)::int AS id, subject_kind || ' by ' || basis || ', ' || moment AS line FROM trigger GROUP BY subject_kind, basis, moment ORDER BY 2`)
    let took: Took[] = []
    let memory = 0
    await statementsOf({ url: scratch.url, studioId }, async (studio) => {
      const before = process.memoryUsage().rss
      const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss - before)), 20)
      took = await inTurn(studio, lines)
      clearInterval(watch)
    })
    if (process.env['HOTSHOE_BENCH_VERBOSE'] === '1') for (const { line, seconds, found } of took) console.error(seconds.toFixed(2), found, line)
    const slowest = took.toSorted((one, other) => other.seconds - one.seconds)[0]
    if (slowest === undefined || took.length < catalogue.length / 2) throw new Error('There are too few triggers to test.')
    const all = took.reduce((sum, { seconds }) => sum + seconds, 0)
    return [
      figure(
        'backtest',
        `a year of a trigger, the slowest of ${took.length} (${slowest.line}: ${slowest.found} found); ${(all / took.length).toFixed(2)} s on average`,
        {
          value: slowest.seconds,
          unit: 's',
          limit,
        },
      ),
      figure('backtest', 'memory that it takes besides', { value: memory / 1024 / 1024, unit: 'MB', limit: megabytes }),
    ]
  } finally {
    await scratch.close()
  }
}

const call = { recipient: { kind: 'client' as const }, steps: [{ channel: 'call' as const, description: 'Remind' }] }

async function inTurn(studio: OpenStudio, lines: readonly Line[]): Promise<Took[]> {
  const took: Took[] = []
  for (const line of lines) {
    const begins = performance.now()
    const { totals } = await showBackTest(studio, { id: line.id, outputs: [call], exclusions: { do_not_market: true } })
    took.push({ ...line, seconds: (performance.now() - begins) / 1000, found: totals.in_time + totals.late + totals.missed })
  }
  return took
}
