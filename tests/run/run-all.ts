import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asLine, type Count, ofCheck, ofPlaywright, ofVitest, type PlaywrightReport, total, type VitestReport, withStatus } from './count.ts'
import { heldBack } from './held-back.ts'

/** Runs everything that `bin/test` promises, and ends with one line of counts. Status 1 when anything failed. */
const root = path.resolve(import.meta.dirname, '../..')
const reports = await mkdtemp(path.join(tmpdir(), 'hotshoe-reports-'))
const running = new Set<ChildProcess>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(signal))

const counts = [
  await check('Types', 'tsc', '--project', 'tsconfig.json', '--noEmit'),
  await check('Format', 'biome', 'check', '--colors=off'),
  await check('Lint', 'oxlint', '--type-aware'),
  await check('Dead code', 'knip', '--no-progress'),
  await tests('Tests', { env: { TZ: 'UTC' } }, ...projects('unit', 'web', 'database')),
  await tests('Tests of dates, on a machine in Auckland', { env: { TZ: 'Pacific/Auckland' } }, ...projects('unit', 'web', 'database')),
  ...(await journeysAndFaults()),
]
await rm(reports, { recursive: true, force: true })
const all = total(counts)
console.log(asLine(all))
process.exitCode = all.failed > 0 ? 1 : 0

async function check(title: string, tool: string, ...args: string[]): Promise<Count> {
  const since = Date.now()
  let said = ''
  const status = await run(tool, args, { say: (text) => void (said += text) })
  console.log(`→ ${title}: ${status === 0 ? 'passed' : 'failed'} (${((Date.now() - since) / 1000).toFixed(1)} s)`)
  if (status !== 0) console.log(said.trim())
  return ofCheck(status === 0)
}

/** Beside one another: browsers wait for programs and killed programs for their restart, so that either leaves the machine idle for a third of the time. */
async function journeysAndFaults(): Promise<Count[]> {
  const later = heldBack(write)
  return Promise.all([journeys().finally(later.go), tests('Faults', { env: { TZ: 'UTC' }, say: later.say }, '--maxWorkers=2', ...projects('faults'))])
}

async function tests(title: string, how: How, ...args: string[]): Promise<Count> {
  const { say = write } = how
  say(`→ ${title}…\n`)
  const report = path.join(reports, `${title}.json`)
  const status = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], how)
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
  const status = await run('playwright', ['test', '--reporter=list,json', '--pass-with-no-tests', '--retries=1'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...plain },
  })
  return withStatus(ofPlaywright(await read<PlaywrightReport>(report, { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] })), status)
}

function write(text: string): void {
  process.stdout.write(text)
}

function projects(...names: string[]): string[] {
  return names.map((name) => `--project=${name}`)
}

/** A report that is missing says nothing; the runner's status then counts. */
async function read<Report>(file: string, none: Report): Promise<Report> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? none : (JSON.parse(text) as Report)
}

/** `say`: who hears what the tool says; without, it speaks to the terminal itself. */
type How = { env?: NodeJS.ProcessEnv; say?: (text: string) => void }

/** Runs a tool of node_modules. Settings of the person's own Hotshoe are kept away from it. */
async function run(tool: string, args: string[], { env, say }: How): Promise<number | null> {
  const own = Object.entries(process.env).filter(([name]) => !/^(HOTSHOE_|DATABASE_URL$|MIGRATE_DATABASE_URL$|NODE_ENV$)/.test(name))
  const output = say === undefined ? 'inherit' : 'pipe'
  const child = spawn(path.join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    env: { ...Object.fromEntries(own), ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
    stdio: ['ignore', output, output],
  })
  running.add(child)
  for (const heard of [child.stdout, child.stderr]) heard?.setEncoding('utf8').on('data', (text: string) => say?.(text))
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  running.delete(child)
  return status
}

/** Whoever interrupts us wants what we started to end as well; the database of the tests is found again by the next run. */
async function stop(signal: NodeJS.Signals): Promise<never> {
  for (const child of running) child.kill(signal)
  await rm(reports, { recursive: true, force: true })
  process.exit(130)
}
