import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { prove, type Wanted } from './prove.ts'

/** Proves by counting that many programs, people and sweeps at once are exact. Status 1 when anything differs; the seed then gives the same people once more. */
const names = ['studios', 'items', 'workers', 'kills', 'people', 'deeds', 'seed'] as const
const { values } = parseArgs({
  options: {
    ...(Object.fromEntries(names.map((name) => [name, { type: 'string' }])) as Record<(typeof names)[number], { type: 'string' }>),
    mail: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? randomInt(2 ** 31))
const given = Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, Number(values[name])]])))
if (!Number.isInteger(seed) || Object.values(given).some((value) => !Number.isInteger(value) || value < 0)) {
  console.error('Use: bin/prove-concurrency [--studios N] [--items N a studio] [--workers N] [--kills N] [--mail] [--people N] [--deeds N] [--seed N]')
  process.exit(2)
}

const usual: Wanted = { studios: 1, items: 100_000, workers: 8, kills: 0, mail: false, people: 8, deeds: 2000, seed }
/** All of it, where nothing is said: one studio and many, two programs and eight, with and without kills, and emails that really leave. */
const whole: Wanted[] = [
  { ...usual, workers: 2 },
  { ...usual, kills: 12 },
  { ...usual, studios: 200, items: 500, workers: 2 },
  { ...usual, studios: 200, items: 500, kills: 12 },
  { ...usual, items: 3000, kills: 8, mail: true },
]
const wanted = names.some((name) => name !== 'seed' && values[name] !== undefined) || values.mail ? [{ ...usual, ...given, mail: values.mail }] : whole

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

for (const one of wanted) {
  const { seed: of, ...told } = one
  console.log(`Seed ${of}: ${JSON.stringify(told)}`)
  const { troubles, deadlocks, ...figures } = await prove(one, (line) => console.error(`→ ${line}`))
  console.log(JSON.stringify({ ...figures, deadlocks: deadlocks.length }))
  for (const told of deadlocks.slice(0, 5)) console.error(told)
  for (const trouble of troubles.slice(0, 50)) console.log(`✗ ${trouble}`)
  console.log(troubles.length === 0 ? 'Exact.' : `${troubles.length} troubles.`)
  if (troubles.length > 0) process.exitCode = 1
}
