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
