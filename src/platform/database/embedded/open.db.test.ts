import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from './open.ts'
import { isAlive } from './postmaster.ts'

let root: string
/** One cluster with a space in its path, that most tests use one after the other. */
let studio: string
const opened: Embedded[] = []

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hotshoe-embedded-'))
  studio = path.join(root, 'my studio')
})
afterEach(async () => {
  for (const server of opened.splice(0)) await server.release()
})
afterAll(async () => rm(root, { recursive: true, force: true }))

async function open(directory: string, hold = true): Promise<Embedded> {
  const server = await openEmbedded(directory, { hold })
  opened.push(server)
  return server
}

async function ask(server: Embedded, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(question)
  await client.end()
  return Object.values(rows[0] ?? {})[0]
}

async function serverOf(directory: string): Promise<number | null> {
  const text = await readFile(path.join(directory, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isNaN(pid) || !isAlive(pid) ? null : pid
}

const holders = `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'`

describe('starting', () => {
  test('an empty folder becomes a running PostgreSQL 18, owner-only and without a network', async () => {
    const server = await open(studio)
    expect(await ask(server, 'SELECT version()')).toContain('PostgreSQL 18')
    expect(await ask(server, 'SHOW listen_addresses')).toBe('')
    expect(await ask(server, `SELECT current_user || ' ' || current_database()`)).toBe('hotshoe hotshoe')
    expect((await stat(path.join(studio, 'postgres'))).mode & 0o777).toBe(0o700)
    expect((await stat(studio)).mode & 0o707).toBe(0o700)
    expect((await stat(new URL(server.url).searchParams.get('host') ?? '')).mode & 0o777).toBe(0o700)
  })

  test('commits are durable, and text sorts alike on every machine', async () => {
    const server = await open(studio)
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(await ask(server, `SHOW ${setting}`)).toBe('on')
    expect(await ask(server, `SELECT datlocale || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'hotshoe'`)).toBe('C.UTF-8 UTF8')
    expect(await ask(server, `SELECT upper('é')`)).toBe('É')
  })

  test('two programs that start at once in a new folder get one server', async () => {
    const directory = path.join(root, 'both')
    const [one, other] = await Promise.all([open(directory), open(directory)])
    expect(one.url).toBe(other.url)
    expect(await ask(one, holders)).toBe(2)
    expect((await readdir(directory)).sort()).toEqual(['postgres', 'postgres.log'])
  })

  test('two names of one folder are one server', async () => {
    const link = path.join(root, 'link')
    await symlink(studio, link)
    const [one, other] = [await open(studio), await open(link)]
    expect(other.url).toBe(one.url)
  })
})

describe('stopping', () => {
  test('the last one out stops the server', async () => {
    const [one, other] = [await open(studio), await open(studio)]
    await one.release()
    expect(await ask(other, 'SELECT 1')).toBe(1)
    await other.release()
    expect(await serverOf(studio)).toBeNull()
    await expect(stat(new URL(other.url).searchParams.get('host') ?? '')).rejects.toThrow('ENOENT')
  })

  test('the command line never stops it', async () => {
    const command = await open(studio, false)
    await command.release()
    expect(await serverOf(studio)).not.toBeNull()
    await (await open(studio)).release()
    expect(await serverOf(studio)).toBeNull()
  })

  test('one that comes while the last one goes gets a server all the same', async () => {
    for (let round = 0; round < 10; round += 1) {
      const leaving = await open(studio)
      const [, coming] = await Promise.all([leaving.release(), open(studio)])
      expect(await ask(coming, 'SELECT 1')).toBe(1)
      await coming.release()
    }
  })

  test('who has released it does not bring it back', async () => {
    const server = await open(studio)
    await Promise.all([server.release(), server.release()])
    await expect(server.ensureRunning()).rejects.toThrow('Hotshoe is stopping')
    expect(await serverOf(studio)).toBeNull()
  })
})

describe('healing', () => {
  test('a server killed in the middle comes back with what was committed, and is held again', async () => {
    const server = await open(studio)
    await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer')
    for (let round = 0; round < 3; round += 1) {
      process.kill((await serverOf(studio)) ?? 0, 'SIGKILL')
      await Promise.all([server.ensureRunning(), server.ensureRunning()])
      expect(await ask(server, 'SELECT answer FROM kept')).toBe(42)
      expect(await ask(server, holders)).toBe(1)
    }
  })

  test('a server killed while nobody asks comes back by itself, because somebody holds it', async () => {
    await open(studio)
    const killed = await serverOf(studio)
    process.kill(killed ?? 0, 'SIGKILL')
    await expect.poll(async () => [null, killed].includes(await serverOf(studio)), { timeout: 10_000 }).toBe(false)
  })

  test('a program that was killed leaves its server to the next one, which is then the last one out', async () => {
    const program = spawn(process.execPath, ['--input-type=module', '-e', holder(studio)], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => program.stdout.once('data', resolve))
    const pid = await serverOf(studio)
    const ended = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGKILL')
    await ended
    const server = await open(studio)
    expect(await serverOf(studio)).toBe(pid)
    await expect.poll(() => ask(server, holders)).toBe(1)
    await server.release()
    expect(await serverOf(studio)).toBeNull()
  })

  test('a making of the cluster that was interrupted is made anew', async () => {
    const directory = path.join(root, 'interrupted')
    const program = spawn(process.execPath, ['--input-type=module', '-e', holder(directory)], { stdio: 'ignore' })
    const ended = new Promise((resolve) => program.once('exit', resolve))
    await expect.poll(async () => (await readdir(directory).catch(() => [])).some((name) => name.startsWith('postgres-new-')), { interval: 5 }).toBe(true)
    program.kill('SIGKILL')
    await ended
    const server = await open(directory)
    expect(await ask(server, 'SELECT 1')).toBe(1)
  })

  test("a dead server's number that now belongs to somebody else is no hindrance", async () => {
    await (await open(studio)).release()
    const claim = path.join(studio, 'postgres', 'postmaster.pid')
    await writeFile(claim, `${process.pid}\n${studio}/postgres\n1\n5432\n`)
    await utimes(claim, new Date(0), new Date(0))
    expect(await ask(await open(studio), 'SELECT 1')).toBe(1)
  })
})

describe('refusing', () => {
  test('a cluster of another PostgreSQL', async () => {
    await mkdir(path.join(root, 'old', 'postgres'), { recursive: true })
    await writeFile(path.join(root, 'old', 'postgres', 'PG_VERSION'), '16\n')
    await expect(open(path.join(root, 'old'))).rejects.toThrow('was made by PostgreSQL 16, and this Hotshoe brings PostgreSQL 18')
  })

  test('a folder that holds something else', async () => {
    await mkdir(path.join(root, 'other', 'postgres'), { recursive: true })
    await writeFile(path.join(root, 'other', 'postgres', 'wedding.jpg'), '')
    await expect(open(path.join(root, 'other'))).rejects.toThrow('holds other files and no database')
  })

  test('a file where the folder should be', async () => {
    await writeFile(path.join(root, 'file'), '')
    await expect(open(path.join(root, 'file', 'data'))).rejects.toThrow('because a file is in its way')
  })

  test('a configuration that PostgreSQL does not take', async () => {
    const directory = path.join(root, 'broken')
    await (await open(directory)).release()
    await writeFile(path.join(directory, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n')
    await expect(open(directory)).rejects.toThrow(/The built-in database did not start: .*postgresql\.conf.*postgres\.log says more/)
  })
})

/** A program that holds the server and then waits to be killed. */
function holder(directory: string): string {
  return `import { openEmbedded } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
    await openEmbedded(${JSON.stringify(directory)}, { hold: true })
    console.log('ready')`
}
