import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startTestServer } from '#support/server.ts'
import { judgeManyAutomatic } from './automatic-many.ts'
import { judgeManyBackTests, judgeManyYears } from './backtest-many.ts'
import { judgeManyExplained } from './explain-many.ts'
import { judgeManyForecasts } from './forecast-many.ts'
import type { Size } from './histories.ts'
import { judgeMany } from './judge-many.ts'
import { judgeManyRules } from './rules-many.ts'
import { isNoticed, mistakes } from './sabotage-told.ts'

/** Judges histories until the time is over. Status 1 when one differs; what is printed then finds it again. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } } })
const minutes = Number(values.minutes)
const first = Number(values.seed ?? randomInt(2 ** 31))
if (!(minutes > 0) || !Number.isInteger(first)) {
  console.error('Use: bin/soak [--minutes N] [--seed N]')
  process.exit(2)
}

/** Small ones are told apart quickly when they differ; large ones hold more that could. */
const sizes: readonly Size[] = [
  { triggers: 2, steps: 4, wishes: 5, booked: 2 },
  { triggers: 4, steps: 8, wishes: 8, booked: 6 },
  { triggers: 8, steps: 7, wishes: 12, booked: 20 },
]

const stop = await startTestServer()
const ends = Date.now() + minutes * 60_000
const total = { histories: 0, looks: 0, records: 0, pairs: 0, items: 0 }
let [made, foretold, explained, tested, years, readIn] = [0, 0, 0, 0, 0, 0]
console.log(`Seed ${first}, ${minutes} minutes.`)
try {
  for (let round = 0; Date.now() < ends; round += 1) {
    const size = sizes[round % sizes.length] ?? sizes[0]
    if (size === undefined) break
    const tally = await judgeMany({ size, seed: first + round, runs: 20, committed: round % 10 === 9 })
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += tally[key]
    const automatic = await judgeManyAutomatic({
      size: { triggers: 3, steps: 8, wishes: 10, booked: 8 },
      seed: first + round,
      runs: 5,
      committed: round % 10 === 9,
    })
    made += automatic.made
    foretold += (await judgeManyForecasts({ size: { triggers: 10, steps: 3, wishes: 6, booked: 20 }, seed: first + round, runs: 10 })).entries
    explained += (await judgeManyExplained({ size: { triggers: 4, steps: 5, wishes: 8, booked: 5 }, seed: first + round, runs: 10 })).explained
    tested += (await judgeManyBackTests({ size: { triggers: 8, steps: 6, wishes: 9, booked: 10, kinds: 2 }, seed: first + round, runs: 5 })).items
    const year = await judgeManyYears({ size: { triggers: 8, steps: 60, wishes: 3, booked: 10 }, seed: first + round, runs: 3 })
    tested += year.items
    years += year.histories
    readIn += (await judgeManyRules({ size: { triggers: 8, steps: 5, wishes: 8, booked: 12 }, seed: first + round, runs: 5 })).histories
    const mistake = mistakes[round % mistakes.length]
    if (mistake !== undefined && !(await isNoticed(mistake, { seed: first + round, runs: 200, asFound: true })))
      throw new Error(`Seed ${first + round}: nobody noticed that ${mistake.name}.`)
    const { histories, looks, pairs, items } = total
    console.log(
      `${histories} studios, ${pairs} histories of a record and a trigger, ${looks} looks, ${items} items; ${made} made by themselves, ${foretold} foretold, ${explained} explained, ${tested} told by back-tests, also of ${years} whole years, rules of ${readIn} studios read into another: the same.`,
    )
  }
} catch (error) {
  console.error(error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''].join('\n') : String(error))
  process.exitCode = 1
} finally {
  await stop()
}
