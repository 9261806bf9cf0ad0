import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { shiftedClocks } from '#app/command-line/shifted-clocks.ts'
import { setClock } from '#studio/staff/contract.ts'
import { connected, withDatabase } from '#support/address.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { type Config, readConfig } from './config.ts'
import { foundStudio } from './found-studio.ts'
import { openLocal } from './open-local.ts'
import { openProgram } from './open-program.ts'
import { serve } from './serve.ts'

let database: TestDatabase
let config: Config

beforeAll(async () => {
  vi.stubEnv('HOTSHOE_DEV', '1') // The pages are not what is tested.
  database = await testDatabase()
  config = readConfig({ port: '0' }, { DATABASE_URL: database.url, HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await database.drop()
})

test('the first start makes its studio before anything listens; then web and worker run until they are stopped', async () => {
  const serving = await serve(config, async (program) => {
    await foundStudio(program, { name: 'Northlight', zone: 'UTC', owner: { name: 'Olive', email: 'olive@example.com', password: 'long enough for all' } })
  })
  expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await fetch(`${serving.address}/api/health`)).json()).toEqual({ healthy: true })
  await vi.waitFor(async () => {
    const rows = await serving.program.database.selectFrom('studio_job').select(['last_finished_at', 'last_error']).execute()
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows) expect(row).toEqual({ last_finished_at: expect.any(Date), last_error: null })
  }, 10_000)
  await serving.stop()
  await expect(fetch(`${serving.address}/api/health`)).rejects.toThrow('fetch failed')
})

test('a worker alone listens on no port, the web alone runs no job', async () => {
  const worker = await serve({ ...config, role: 'worker' })
  const web = await serve({ ...config, role: 'web' })
  expect(worker.address).toBeNull()
  expect((await fetch(`${web.address}/api/me`)).status).toBe(401)
  await Promise.all([worker.stop(), web.stop()])
})

test('where clients reach it is kept when it serves, for commands that are not told; an address that only this machine reaches is not', async () => {
  const links = async (given: string | null = null) => {
    const program = await openProgram({ ...config, publicUrl: given }, { hold: false })
    await program.close()
    return [program.deployment.publicUrl, program.deployment.linksWork]
  }
  const own = 'http://127.0.0.1:0'
  expect(await links()).toEqual([own, false])
  const outside = await serve({ ...config, publicUrl: 'https://studio.example.com', role: 'worker' })
  expect(await links()).toEqual(['https://studio.example.com', true])
  expect(await links('https://other.example.com')).toEqual(['https://other.example.com', true])
  expect(await links()).toEqual(['https://studio.example.com', true])
  await outside.stop()
  const again = await serve({ ...config, role: 'web' })
  expect([again.address, again.program.deployment.publicUrl]).toEqual([expect.stringMatching(/^http:\/\/127/), 'https://studio.example.com'])
  await again.stop()
  const inside = await serve({ ...config, publicUrl: 'http://studio.example.com', role: 'worker' })
  expect(await links()).toEqual([own, false])
  await inside.stop()
})

test('what a demo kept serves its commands, and is forgotten once the folder is served for real', async () => {
  const demo = await openProgram({ ...config, port: 4777 }, { hold: true, mailbox: true })
  await demo.close()
  const opened = async (hold: boolean) => {
    const program = await openProgram(config, { hold })
    await program.close()
    return [program.deployment.publicUrl, program.deployment.linksWork]
  }
  expect(await opened(false)).toEqual(['http://127.0.0.1:4777', true])
  expect(await opened(true)).toEqual(['http://127.0.0.1:0', false])
  expect(await opened(false)).toEqual(['http://127.0.0.1:0', false])
})

test('a studio clock that was set is told at the start, with the way back', async () => {
  const program = await openProgram({ ...config, allowClock: true }, { hold: false })
  expect(await shiftedClocks(program)).toEqual([])
  const { call } = await openLocal(program)
  await call(setClock, { body: { at: '2026-05-04T08:00' } })
  expect(await shiftedClocks(program)).toEqual([
    'The clock of “Northlight” was set: there it is 2026-05-04 08:00. What is due goes by that. Back to real time: hotshoe clock reset',
  ])
  await call(setClock, { body: { at: null } })
  await program.close()
})

describe('what an operator must mend is one sentence', () => {
  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(serve({ ...config, port })).rejects.toThrow(
      `Port ${port} is taken, perhaps by another Hotshoe. Stop that, or choose another port with --port.`,
    )
    await expect(serve({ ...config, host: '192.0.2.1', port: 4600 })).rejects.toThrow('This machine has no address 192.0.2.1 to listen on.')
    // Noticed before anything is made: the database was not even asked for.
    await expect(serve({ ...config, port, databaseUrl: 'postgres://127.0.0.1:1/none' })).rejects.toThrow(`Port ${port} is taken`)
    other.close()
  })

  const opening = (databaseUrl: string) => openProgram({ ...config, databaseUrl, migrateDatabaseUrl: databaseUrl }, { hold: false })

  test('a database that is not there', async () => {
    await expect(opening('postgres://hotshoe@127.0.0.1:1/hotshoe')).rejects.toThrow(
      'The database of DATABASE_URL does not answer. Check its host and port, and that it runs.',
    )
    await expect(opening(withDatabase(database.url, 'no_such_database'))).rejects.toThrow('The database named in DATABASE_URL does not exist.')
  })

  test('a user who may not become the program’s role, or is not let in', async () => {
    const name = `nobody_${randomBytes(4).toString('hex')}`
    await connected(database.url, (admin) => admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`))
    const databaseUrl = database.url.replace(/user=\w+/, `user=${name}`).replace(/\/\/[^@/]+@/, `//${name}:x@`)
    await expect(openProgram({ ...config, databaseUrl, migrateDatabaseUrl: database.url }, { hold: false })).rejects.toThrow(
      /GRANT hotshoe_app|refuses the user/,
    )
    await connected(database.url, (admin) => admin.query(`DROP ROLE ${name}`))
  })
})
