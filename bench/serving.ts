import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { environmentOf, type Place, peakOf, runProgram } from './run-measured.ts'

/** Whose token it is; without a studio, of the only one. */
export type Who = { role: 'viewer' | 'manager'; studio?: number }

/** A program that serves, with a token to ask it by. */
export type Serving = {
  /** Asks the API and returns its answer; a refusal is an error. */
  ask<T = unknown>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', address: string, body?: object): Promise<T>
  /** The same program, asked by somebody else. */
  also(place: Place, who: Who): Promise<Serving>
  /** The most memory it ever had, in MB. */
  peak(): Promise<number>
  stop(): Promise<void>
}

/** Starts the program on a free port of this machine, for a studio that is there already. */
export async function serveProgram(place: Place, who: Who): Promise<Serving> {
  const secret = await token(place, who)
  const child = spawn(path.join(import.meta.dirname, '../bin/hotshoe'), ['serve', '--port', '0', '--json'], {
    env: { ...process.env, ...environmentOf(place) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  while (!told.includes('\n') && child.exitCode === null) await pause(20)
  const { address: base } = JSON.parse(told) as { address: string }
  const asked = (by: string): Serving => ({
    async ask<T>(method: string, address: string, body?: object) {
      const headers = {
        authorization: `Bearer ${by}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      }
      const response = await fetch(`${base}/api${address}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${address} was refused: ${response.status} ${text}`)
      return JSON.parse(text) as T
    },
    also: async (other, another) => asked(await token(other, another)),
    peak: () => peakOf(child.pid),
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  })
  return asked(secret)
}

async function token(place: Place, { role, studio }: Who): Promise<string> {
  const which = studio === undefined ? [] : ['--studio', String(studio)]
  const { said } = await runProgram(place, ['token', 'create', '--name', 'bench', '--role', role, '--json', ...which])
  return (JSON.parse(said) as { secret: string }).secret
}

/** Asks at a steady rate, whether or not the answers are back, as many browsers would, until `over` resolves. Returns the sorted milliseconds that each waited. */
export async function waitingTimes(ask: (turn: number) => Promise<unknown>, perSecond: number, over: Promise<unknown>): Promise<number[]> {
  const waits: Promise<number>[] = []
  let going = true
  void over.finally(() => (going = false)).catch(() => undefined)
  for (let turn = 0; going; turn += 1) {
    const since = performance.now()
    waits.push(ask(turn).then(() => performance.now() - since))
    await pause(1000 / perSecond)
  }
  return (await Promise.all(waits)).toSorted((a, b) => a - b)
}

/** The value that so many of a hundred do not exceed. */
export function percentile(sorted: readonly number[], of: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? 0
}
