import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { runCommandLine } from '#app/command-line/run-command-line.ts'
import { borrowedDatabase } from './database.ts'

type Said = { status: number; out: string; err: string }

/** One command in this process, on the data folder and database of the environment. */
export async function hotshoe(...args: string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void (said.err += `${String(text)}\n`))
  try {
    return { status: await runCommandLine(args), ...said }
  } finally {
    for (const spy of [out, err, error]) spy.mockRestore()
  }
}

/** What a command answers, read as JSON. */
export async function answer(...args: string[]): Promise<Record<string, unknown>> {
  const { status, out, err } = await hotshoe(...args, '--json')
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

export type CommandLineStudio = { folder: string; environment: Record<string, string>; close(): Promise<void> }

/** A studio made by command line on a database of its own, its clock at 4 May 2026, 8 o'clock. Commands find it by the environment. */
export async function commandLineStudio(): Promise<CommandLineStudio> {
  const { url, drop } = await borrowedDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'hotshoe-cli-'))
  const secret = randomBytes(32).toString('base64')
  const environment = { DATABASE_URL: url, HOTSHOE_SECRET_KEY: secret, HOTSHOE_IDENTITY: 'test', HOTSHOE_DATA: folder, HOTSHOE_ALLOW_CLOCK: '1' }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const owner = ['--owner-name', 'Pat', '--owner-email', 'pat@example.com', '--owner-password', 'a few words in a row']
  await answer('studio', 'create', '--studio-name', 'Northlight', '--zone', 'America/Chicago', ...owner)
  await answer('clock', 'set', '2026-05-04T08:00')
  const close = async () => {
    vi.unstubAllEnvs()
    await drop()
    await rm(folder, { recursive: true })
  }
  return { folder, environment, close }
}
