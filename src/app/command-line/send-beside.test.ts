import { expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'
import { sendBeside } from './send-beside.ts'

const actor = { kind: 'user', id: null, name: 'Pat' } as const

test('what the thread refuses reaches the command as the same sentence, and the thread ends', async () => {
  const secret = Buffer.alloc(32).toString('base64')
  const config = readConfig({}, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', HOTSHOE_SECRET_KEY: secret, HOTSHOE_IDENTITY: 'test' })
  const beside = sendBeside({ config, studioId: 1, actor })
  await expect(beside.send(new AbortController().signal)).rejects.toMatchObject({
    code: 'database',
    message: expect.stringContaining('The database of DATABASE_URL does not answer.'),
  })
  await beside.close()
})
