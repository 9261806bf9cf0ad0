import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { workBeside } from './work-beside.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a job runs beside', async () => {
  const config = readConfig({ port: '0' }, { DATABASE_URL: database.url, HOTSHOE_SECRET_KEY: randomBytes(32).toString('base64'), HOTSHOE_IDENTITY: 'test' })
  const bench = workBeside({ config, mailbox: false })
  const never = new AbortController().signal
  await expect(bench.run({ studioId: 1, job: 'Carry out decisions', run: 1 }, never)).rejects.toMatchObject({ code: 'no-such-studio' })
  await bench.close()
})
