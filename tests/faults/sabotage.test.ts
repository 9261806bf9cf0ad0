import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '#support/database.ts'
import { accountsIn, makeFaultStudio, morning, observing } from './fault-studio.ts'
import { judge } from './judge.ts'
import { startWorker, untilQuiet } from './run-worker.ts'
import { slowSink } from './slow-sink.ts'

/** What the tests of this folder say is worth something only if they can say no. */
test('a mail server that loses one, keeps another twice, and a message made twice behind the program’s back are found out', async () => {
  const sink = await slowSink(
    () => 0,
    (address) => (address === 'c3@sink.test' ? [] : address === 'c5@sink.test' ? [address, address] : [address]),
  )
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-faults-'))
  const database = await testDatabase()
  try {
    const place = { data, url: database.url }
    const { url } = await makeFaultStudio(place, { days: 1, perDay: 12, port: sink.port })
    await morning(url, 0)
    const worker = await startWorker(place)
    await untilQuiet(url)
    await worker.kill('SIGTERM')
    await observing(url, (query) =>
      query(`INSERT INTO communication (channel, purpose, recipient_kind, to_name, to_address, description, message_id, session_id, actor_kind, actor_name, created_at)
        SELECT 'email', 'transactional', 'client', '', to_address, '', '<again@sink.test>', session_id, 'job', 'saboteur', now() FROM communication WHERE to_address = 'c7@sink.test'`),
    )
    expect(judge(await accountsIn(url), sink.received)).toEqual([
      'The message to c3@sink.test is lost: it counts as sent and never arrived.',
      'c5@sink.test got the message 2 times.',
      'c7@sink.test has 2 messages.',
    ])
  } finally {
    await sink.close()
    await database.drop()
    await rm(data, { recursive: true, force: true })
  }
})
