import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
})
afterAll(() => studio.close())

test('an output that is for nobody is told before processing, beside what can be made', async () => {
  const call = (kind: string) => ({ recipient: { kind }, steps: [{ channel: 'call', description: `Ring the ${kind}` }] })
  const statuses = (await answer('statuses', 'list', '--kind', 'session')).rows as { id: number; name: string }[]
  const status_id = statuses.find(({ name }) => name === 'Booked')?.id
  const trigger = { description: 'Both', status_id, moment: 'status-changed', active: true, outputs: [call('client'), call('photographer')] }
  await answer('api', 'POST', '/triggers', '--body', JSON.stringify(trigger))
  await answer('clients', 'create', '--first-name', 'Anna', '--phones', '[{"phone":"+13125550142"}]')
  await answer('sessions', 'create', '--client', 'Anna', '--type', 'Family', '--status', 'Booked')
  await answer('sweep')
  const { out } = await hotshoe('item', '1', '--preview')
  expect(out).toContain('Not everything can be made: There is nobody to write to: the session has no photographer.')
  expect(out).toContain('Ring the client')
})

test('why: one trigger and one session, all triggers of it, what led to the item and to its message; one record has to be named', async () => {
  const { out } = await hotshoe('explain', '--trigger', 'Both', '--session', 'id:1')
  expect(out).toContain('listed. It stands on the list.')
  expect(out).toContain('  ✓ It entered the status “Booked” and is in it. (“Booked”, since ')
  // It would be wrong to say of what stands on the list that it does not fire.
  expect(out).not.toContain('does not fire')
  expect((await hotshoe('explain', '--session', 'id:1')).out).toMatch(/Both \(\d+\) +listed +It stands on the list\./)
  expect((await hotshoe('explain', '--item', '1')).out).toMatch(/moved it to the status “Booked”\.\n.*Session S-/)
  await hotshoe('process', '1')
  const written = await hotshoe('messages', 'why', '1')
  expect(written.out === '' ? written : written.out).toMatch(/Output 1 of the trigger made it, in run \d+\./)
  expect(await hotshoe('explain')).toMatchObject({ status: 1, err: expect.stringContaining('Name one record') })
})
