import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { environmentOf, type Place } from '../fault-studio.ts'

/** What a program answered; status 0: it was killed or is away, and nobody knows what became of the request. */
export type Answer = { status: number; body: Record<string, unknown> }
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH'

/** Programs of their own, web and worker each, on one database, as on so many machines. */
export type Programs = {
  count: number
  /** Asks program number `at`, or the next that is there. */
  ask(at: number, secret: string, request: { method: Method; path: string; body?: object; key?: string }): Promise<Answer>
  /** Kills one at once, and starts another in its place. */
  replace(at: number): Promise<void>
  /** What they complained of. */
  said(): string[]
  stop(): Promise<void>
}

type Running = { child: ChildProcess; base: string; ended: Promise<void> }

const main = path.join(import.meta.dirname, 'program-of-many.ts')

export async function startPrograms(place: Place, count: number): Promise<Programs> {
  const said: string[] = []
  const all = await Promise.all(Array.from({ length: count }, () => start(place, said)))
  const there = (at: number) => all[at % count]
  return {
    count,
    async ask(at, secret, { method, path: address, body, key }) {
      const base = there(at)?.base ?? ''
      const headers = {
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': key ?? randomUUID() }),
      }
      try {
        const response = await fetch(`${base}/api${address}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
        const text = await response.text()
        return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
      } catch {
        return { status: 0, body: {} }
      }
    },
    async replace(at) {
      const old = there(at)
      old?.child.kill('SIGKILL')
      await old?.ended
      all[at % count] = await start(place, said)
    },
    said: () => said,
    async stop() {
      for (const { child } of all) child.kill('SIGTERM')
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}

async function start(place: Place, said: string[]): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../../.hotshoe/cache'), ...environmentOf(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const alone = () => child.kill('SIGKILL')
  process.once('exit', alone)
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      process.off('exit', alone)
      resolve()
    }),
  )
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text.trim()))
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  while (!told.includes('\n') && child.exitCode === null) await pause(20)
  if (child.exitCode !== null) throw new Error(`A program did not start.\n${said.join('\n')}`)
  return { child, base: told.trim(), ended }
}
