import { afterEach, beforeEach, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { anEmail } from '#support/catalogue.ts'
import { aClient, aStudio, clockAt } from '#support/records.ts'
import { addRow, type TestStudio } from '#support/studio.ts'
import * as incoming from './contract.ts'
import { incomingRoutes } from './routes.ts'

let made: TestStudio
let ask: ReturnType<typeof caller>
beforeEach(async () => {
  made = await aStudio()
  ask = caller(made.studio, incomingRoutes)
})
afterEach(() => made.close())

const email = () => made.studio.inTransaction(async (work) => anEmail(work, await aClient(work)))

test('what became of an email is noted once: the first report of each kind stands', async () => {
  const id = await email()
  const first = await ask(incoming.noteMailEvent, { params: { id }, body: { kind: 'opened', detail: 'Phone' } })
  await clockAt(made.studio, '2026-05-05T08:00')
  expect(await ask(incoming.noteMailEvent, { params: { id }, body: { kind: 'opened', detail: 'Tablet' } })).toEqual(first)
  await ask(incoming.noteMailEvent, { params: { id }, body: { kind: 'delivered', at: '2026-05-04T12:00:00Z' } })
  const { rows } = await ask(incoming.listMailEvents, { params: { id } })
  expect(rows.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['delivered', ''],
    ['opened', 'Phone'],
  ])
})

test('a report from the future is one of now; what is no instant, and what is no email, is refused', async () => {
  const id = await email()
  const noted = await ask(incoming.noteMailEvent, { params: { id }, body: { kind: 'bounced', at: '2036-01-01T00:00:00Z' } })
  expect(noted.at).toBe(noted.noted_at)
  await expect(ask(incoming.noteMailEvent, { params: { id }, body: { kind: 'opened', at: 'yesterday' } })).rejects.toMatchObject({ code: 'bad-instant' })
  await expect(ask(incoming.noteMailEvent, { params: { id: 9999 }, body: { kind: 'opened' } })).rejects.toMatchObject({ kind: 'not-found' })
  const call = await addRow(made.studio, 'communication', {
    channel: 'call', purpose: 'transactional', recipient_kind: 'client', to_name: 'Anna', to_address: '', description: 'Call',
    due_on: '2026-05-04', call_state: 'open', actor_kind: 'job', actor_name: 'Test', created_at: new Date(),
  }) // biome-ignore format: a row
  await expect(ask(incoming.noteMailEvent, { params: { id: call }, body: { kind: 'opened' } })).rejects.toMatchObject({ code: 'not-an-email' })
})

test('a text is the client’s who alone has the number; of two, or of nobody, it is nobody’s', async () => {
  const anna = await made.studio.inTransaction((work) => aClient(work, { phones: [{ phone: '(402) 555-0166' }] }))
  const received = await ask(incoming.receiveText, { body: { from: '402-555-0166', body: 'Prints please' } })
  expect(received).toMatchObject({ from: '+14025550166', client: { id: anna }, body: 'Prints please' })
  await made.studio.inTransaction((work) => aClient(work, { phones: [{ phone: '(402) 555-0166' }] }))
  expect((await ask(incoming.receiveText, { body: { from: '402-555-0166', body: 'Again' } })).client).toBeNull()
  expect(await ask(incoming.receiveText, { body: { from: '38200', body: 'Your code' } })).toMatchObject({ from: '38200', client: null })
  await expect(ask(incoming.receiveText, { body: { from: ' ', body: 'Hello' } })).rejects.toMatchObject({ code: 'text-without-number' })
  expect((await ask(incoming.listIncomingTexts, { query: { client_id: anna } })).rows.map(({ body }) => body)).toEqual(['Prints please'])
})

test.each(['abc', '12', 'anna@example.com'])('a text from “%s” is refused: no text comes from there', async (from) => {
  await expect(ask(incoming.receiveText, { body: { from, body: 'Hello' } })).rejects.toMatchObject({ code: 'text-without-number' })
  expect((await ask(incoming.listIncomingTexts)).rows).toEqual([])
})
