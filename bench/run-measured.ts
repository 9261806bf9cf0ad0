import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

/** Where the program under test keeps its key and who it is, and its database. */
export type Place = { data: string; url: string }

export function environmentOf({ data, url }: Place): Record<string, string> {
  return { HOTSHOE_DATA: data, DATABASE_URL: url }
}

export type Measured = { said: string; peak: number }

/** Runs a command of the program to its end. `peak`: the most memory it ever had, in MB. */
export async function runProgram(place: Place, args: readonly string[]): Promise<Measured> {
  return run(path.join(root, 'bin', 'hotshoe'), args, environmentOf(place))
}

type Floor = { url: string; port: number; sessions: number; due: number }

/** Seeds the floor's own schema, runs it, and returns the seconds it took by its own clock. */
export async function runFloor({ url, port, sessions, due }: Floor): Promise<number> {
  const script = path.join(root, 'bench', 'floors', 'reminders.mjs')
  const environment = { FLOOR_DATABASE_URL: url, FLOOR_SMTP_PORT: String(port) }
  await run(process.execPath, [script, 'seed', String(sessions), String(due)], environment)
  const { said } = await run(process.execPath, [script, 'run'], environment)
  const told: unknown = JSON.parse(said)
  const result = told as { mails: number; ms: number }
  if (result.mails !== due) throw new Error(`The floor sent ${result.mails} mails instead of ${due}.`)
  return result.ms / 1000
}

async function run(file: string, args: readonly string[], environment: Record<string, string>): Promise<Measured> {
  const child = spawn(file, args, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  let peak = 0
  const watch = setInterval(() => void peakOf(child.pid).then((now) => (peak = Math.max(peak, now))), 50)
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  clearInterval(watch)
  if (status !== 0) throw new Error(`${path.basename(file)} ${args.join(' ')} ended with status ${status}.\n${said}`)
  return { said, peak }
}

/** The most memory a process ever had, in MB. */
export async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
}
