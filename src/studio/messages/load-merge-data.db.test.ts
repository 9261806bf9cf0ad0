import { afterAll, beforeAll, expect, test } from 'vitest'
import { addClient, addMember, addSession } from '#support/people.ts'
import { addRow, type TestStudio, testStudio } from '#support/studio.ts'
import { loadMergeData } from './load-merge-data.ts'
import { renderData } from './merge-data.ts'
import { fieldsOn, mergeFieldNames, sampleData } from './rendering/merge-fields.ts'

let here: TestStudio
beforeAll(async () => {
  here = await testStudio()
})
afterAll(() => here.close())

const load = (kind: 'client' | 'session', ...ids: number[]) => here.studio.readOnly((work) => loadMergeData(work, kind, ids))

test('a session has every field there is, in words ready to be read', async () => {
  const client = await addClient(here.studio, {
    company: 'Miller & Sons',
    emails: ['anna@example.com', 'second@example.com'],
    phones: [{ phone: '+14025550142' }],
  })
  const session = await addSession(here.studio, client, { number: '42', photographer_id: await addMember(here.studio) })
  await addRow(here.studio, 'sender', { from_address: 'studio@example.com', reply_to: 'hello@example.com' })
  const data = (await load('session', session)).get(session)
  expect(data).toMatchObject({
    language: 'en-US',
    client: { first_name: 'Anna', last_name: 'Miller', full_name: 'Anna Miller', company: 'Miller & Sons', email: 'anna@example.com', phone: '(402) 555-0142' },
    session: { number: '42', date: 'Saturday, November 21, 2026', time: '4:00 PM', photographer: 'Maya Ortiz' },
    studio: { name: 'Northlight Studio', phone: '(312) 555-0100', email: 'hello@example.com', address: '12 Lake Street\nChicago, IL 60601' },
    recipient: { first_name: 'Anna', name: 'Anna Miller' },
  })
  const fields = (groups: object) =>
    Object.entries(groups).flatMap(([group, leaves]) => (typeof leaves === 'object' ? Object.keys(leaves).map((leaf) => `${group}.${leaf}`) : []))
  expect(fields(data ?? {}).toSorted()).toEqual(fieldsOn('session').toSorted())
  expect(fields(sampleData()).toSorted()).toEqual(mergeFieldNames.toSorted())
})

test('what a record does not have is null, and dates speak the client’s language', async () => {
  const client = await addClient(here.studio, { first_name: '', last_name: '', company: 'Müller GmbH', language: 'de', phones: [{ phone: '+493012345678' }] })
  const session = await addSession(here.studio, client, { primary_time: null })
  expect((await load('session', session)).get(session)).toMatchObject({
    language: 'de',
    client: { first_name: null, last_name: null, full_name: 'Müller GmbH', email: null, phone: '+49 30 12345678' },
    session: { date: 'Samstag, 21. November 2026', time: null, photographer: null },
    recipient: { first_name: 'Müller GmbH', name: 'Müller GmbH' },
  })
})

test('a client has no session fields; a phone that is none stays as it was written', async () => {
  const client = await addClient(here.studio, { phones: [{ phone: 'ask at the desk' }] })
  const data = (await load('client', client)).get(client)
  expect(data).toMatchObject({ client: { phone: 'ask at the desk' } })
  expect(data).not.toHaveProperty('session')
})

test('many at once are one answer each, and strangers none', async () => {
  const ids = [await addClient(here.studio), await addClient(here.studio)]
  expect([...(await load('client', ...ids, 999_999)).keys()].toSorted((a, b) => a - b)).toEqual(ids)
  expect(await load('session')).toEqual(new Map())
})

test('a message greets whom it goes to, not the client it is about', () => {
  const record = { ...sampleData(), language: 'de' }
  const data = renderData(record, { recipient: { name: 'Front desk', firstName: 'Front desk' }, unsubscribeUrl: null })
  expect(data).toMatchObject({
    client: { first_name: 'Anna' },
    recipient: { name: 'Front desk', first_name: 'Front desk' },
    message: { unsubscribe_url: null, language: 'de' },
  })
  expect(record.recipient.name).toBe('Anna Miller')
})
