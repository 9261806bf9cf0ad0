import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asLine, type Count, ofCheck, ofPlaywright, ofVitest, type PlaywrightReport, total, type VitestReport, withStatus } from './count.ts'

/** Runs everything that `bin/test` promises, and ends with one line of counts. Status 1 when anything failed. */
const root = path.resolve(import.meta.dirname, '../..')
const reports = await mkdtemp(path.join(tmpdir(), 'hotshoe-reports-'))
let running: ChildProcess | null = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(signal))

const counts = [
  await check('Types', 'tsc', '--project', 'tsconfig.json', '--noEmit'),
  await check('Format', 'biome', 'check', '--colors=off'),
  await check('Lint', 'oxlint', '--type-aware'),
  await check('Dead code', 'knip', '--no-progress'),
  await tests('Tests', { TZ: 'UTC' }, ...projects('unit', 'web', 'database')),
  await tests('Tests of dates, on a machine in Auckland', { TZ: 'Pacific/Auckland' }, ...projects('unit', 'web', 'database')),
  await journeys(),
  await tests('Faults', { TZ: 'UTC' }, ...projects('faults')),
]
await rm(reports, { recursive: true, force: true })
const all = total(counts)
console.log(asLine(all))
process.exitCode = all.failed > 0 ? 1 : 0

async function check(title: string, tool: string, ...args: string[]): Promise<Count> {
  const { status, said, seconds } = await run(tool, args, { quiet: true })
  console.log(`→ ${title}: ${status === 0 ? 'passed' : 'failed'} (${seconds} s)`)
  if (status !== 0) console.log(said.trim())
  return ofCheck(status === 0)
}

async function tests(title: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<Count> {
  console.log(`→ ${title}…`)
  const report = path.join(reports, `${title}.json`)
  const { status } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { env })
  return withStatus(
    ofVitest(await read<VitestReport>(report, { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] })),
    status,
  )
}

async function journeys(): Promise<Count> {
  console.log('→ Journeys in the browser…')
  const report = path.join(reports, 'journeys.json')
  // Playwright gives its workers FORCE_COLOR, and Node warns where NO_COLOR stands beside it: its own way of saying no is FORCE_COLOR=0.
  const plain = process.stdout.isTTY && process.env.NO_COLOR === undefined ? {} : { NO_COLOR: undefined, FORCE_COLOR: '0', DEBUG_COLORS: '0' }
  const { status } = await run('playwright', ['test', '--reporter=list,json', '--pass-with-no-tests', '--retries=1'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...plain },
  })
  return withStatus(ofPlaywright(await read<PlaywrightReport>(report, { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] })), status)
}

function projects(...names: string[]): string[] {
  return names.map((name) => `--project=${name}`)
}

/** A report that is missing says nothing; the runner's status then counts. */
async function read<Report>(file: string, none: Report): Promise<Report> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? none : (JSON.parse(text) as Report)
}

/** Runs a tool of node_modules. Settings of the person's own Hotshoe are kept away from it. */
async function run(
  tool: string,
  args: string[],
  how: { quiet?: boolean; env?: NodeJS.ProcessEnv },
): Promise<{ status: number | null; said: string; seconds: string }> {
  const since = Date.now()
  const own = Object.entries(process.env).filter(([name]) => !/^(HOTSHOE_|DATABASE_URL$|MIGRATE_DATABASE_URL$|NODE_ENV$)/.test(name))
  const child = spawn(path.join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    env: { ...Object.fromEntries(own), ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...how.env },
    stdio: ['ignore', how.quiet === true ? 'pipe' : 'inherit', how.quiet === true ? 'pipe' : 'inherit'],
  })
  running = child
  let said = ''
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { status, said, seconds: ((Date.now() - since) / 1000).toFixed(1) }
}

/** Whoever interrupts us wants what we started to end as well; the database of the tests is found again by the next run. */
async function stop(signal: NodeJS.Signals): Promise<never> {
  running?.kill(signal)
  await rm(reports, { recursive: true, force: true })
  process.exit(130)
}
