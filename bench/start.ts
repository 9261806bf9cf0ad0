import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, figure, median } from './figure.ts'

const root = path.join(import.meta.dirname, '..')
const [firstPatience, restarts] = [600, 3] as const

/**
 * What a newcomer waits for: a fresh clone's first start, with nothing but the machine's own Node and npm, until the demo's page answers
 * with its web bundle. Then the same folder started again, and what it keeps in memory when nobody does anything.
 */
export async function start(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-bench-start-'))
  const clone = path.join(folder, 'hotshoe')
  // As root the database runs as another user, who must be able to read its programs.
  await chmod(folder, 0o755)
  try {
    const since = performance.now()
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone])
    const first = await demo(clone, since)
    await first.stop()
    const again: number[] = []
    let idle = 0
    for (let round = 0; round < restarts; round += 1) {
      const started = await demo(clone, performance.now())
      again.push(started.seconds)
      if (round === restarts - 1) {
        await pause(20_000)
        idle = await memoryOf(started.pid)
      }
      await started.stop()
    }
    return [
      figure('start', 'fresh clone to page', { value: first.seconds, unit: 's', limit: 120 }),
      figure('start', 'restart to page', { value: median(again), unit: 's', limit: 2 }),
      figure('start', 'idle memory beside the database', { value: idle, unit: 'MB', limit: 250 }),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Demo = { seconds: number; pid: number; stop(): Promise<void> }

/** Starts the demo and waits for its page. The seconds are since `since`. */
async function demo(clone: string, since: number): Promise<Demo> {
  const child = spawn(path.join(clone, 'bin', 'hotshoe'), ['demo', '--port', '0', '--json'], {
    cwd: clone,
    env: bareEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  try {
    while (!said.includes('\n')) {
      if (child.exitCode !== null) throw new Error(`The demo ended with status ${child.exitCode}.`)
      if (performance.now() - since > firstPatience * 1000) throw new Error(`The demo did not start within ${firstPatience} seconds.`)
      await pause(5)
    }
    const { address } = JSON.parse(said) as { address?: string }
    if (address === undefined) throw new Error(`The demo did not start: ${said}`)
    await pageAt(address)
    return { seconds: (performance.now() - since) / 1000, pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The page and the script it names. */
async function pageAt(address: string): Promise<void> {
  const page = await (await fetch(`${address}/`)).text()
  const script = /<script[^>]* src="([^"]+)"/.exec(page)?.[1]
  if (script === undefined) throw new Error(`The page of ${address} names no script.`)
  const bundle = await fetch(new URL(script, `${address}/`))
  if (!bundle.ok || (await bundle.text()).length < 10_000) throw new Error(`${script} is not the web bundle.`)
}

/** Without what this bench itself was started with: the machine's own Node and npm, as a newcomer has them. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(HOTSHOE_|DATABASE_URL$|MIGRATE_DATABASE_URL$|NODE_OPTIONS$|NODE_ENV$|PORT$|HOST$)/.test(name))
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(kept), PATH: folders.join(':') }
}

/** Resident memory of a process and everything it started but the database, in MB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')).trim().split(' ').filter(Boolean)
  let all = own
  for (const child of children) {
    const command = await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '')
    if (!command.startsWith('postgres')) all += await memoryOf(Number(child)).catch(() => 0)
  }
  return all
}
