import type { IncomingMessage, ServerResponse } from 'node:http'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { feedStudio } from '#support/feeds.ts'
import { type HttpsServer, httpsServer } from '#support/https-server.ts'
import { changeFeed } from './change-feed.ts'
import { lookAtFeed } from './look-at-feed.ts'

let made: Awaited<ReturnType<typeof feedStudio>>
let server: HttpsServer
let answer: (request: IncomingMessage, response: ServerResponse) => void
beforeAll(async () => {
  made = await feedStudio()
  server = await httpsServer((request, response) => answer(request, response))
  server.trust()
})
afterAll(async () => {
  await server.close()
  await made.close()
})
afterEach(() => made.forget())

test('is asked whether anything changed, and taken when it did; going back to what was before is a change too', async () => {
  let text = 'Client ID,First Name,Email\nHA1,Ada,ha@example.com\n'
  const statuses: number[] = []
  answer = ({ headers }, response) => {
    const etag = `"${text.length}"`
    response.writeHead(headers['if-none-match'] === etag ? 304 : 200, { etag }).end(headers['if-none-match'] === etag ? '' : text)
    statuses.push(response.statusCode)
  }
  const id = await made.add({ address: `${server.address}/lists/clients.csv?key=SECRET#top` })
  expect([await made.look(id), await made.look(id)]).toEqual([1, 0])
  expect(statuses).toEqual([200, 304])
  text = 'Client ID,First Name,Email\nHA1,Adele,ha@example.com\n'
  expect(await made.look(id)).toBe(1)
  text = 'Client ID,First Name,Email\nHA1,Ada,ha@example.com\n'
  expect(await made.look(id)).toBe(1)
  expect(await made.clients('HA')).toEqual(['Ada'])
  expect(await made.runsOf(id)).toMatchObject([{ file_name: 'clients.csv', created: 1 }, { changed: 1 }, { changed: 1 }])
  expect(await made.shown(id)).toMatchObject({ place: `${server.address}/lists/clients.csv?…`, has_password: false })
})

test('without any mark of change, the content tells', async () => {
  answer = (_, response) => response.end('Client ID,First Name\nHB1,Ben\n')
  const id = await made.add({ address: server.address })
  expect([await made.look(id), await made.look(id)]).toEqual([1, 0])
  expect(await made.within((work) => work.db.selectFrom('import_file').select('id').where('survey', 'is', null).execute())).toEqual([])
})

test('what never changes is read anew after a month, for the days to come of its series', async () => {
  const asked: unknown[] = []
  answer = ({ headers }, response) => {
    const known = headers['if-none-match'] === '"same"'
    asked.push(known)
    response.writeHead(known ? 304 : 200, { etag: '"same"' }).end(known ? '' : 'Client ID,First Name\nHM1,Mo\n')
  }
  const id = await made.add({ address: server.address })
  expect([await made.look(id), await made.look(id)]).toEqual([1, 0])
  await made.within((work) => sql`UPDATE feed_file SET at = at - interval '31 days'`.execute(work.db))
  expect([await made.look(id), await made.look(id)]).toEqual([1, 0])
  expect(asked).toEqual([false, true, false, true])
  expect(await made.runsOf(id)).toMatchObject([{ created: 1 }, { created: 0, unchanged: 1 }])
})

test('its password is kept as a secret, goes to it, and is asked for again with another address', async () => {
  const sent: unknown[] = []
  answer = ({ headers }, response) => {
    sent.push(headers.authorization === undefined ? null : Buffer.from(headers.authorization.slice(6), 'base64').toString())
    response.end('Client ID,First Name\nHC1,Cy\n')
  }
  const id = await made.add({ address: server.address, username: 'ann@example.com', password: 'p@ss/wörd:%' })
  await made.look(id)
  const { rows } = await made.within((work) => sql<{ text: string }>`SELECT to_jsonb(feed)::text AS text FROM feed`.execute(work.db))
  expect(rows[0]?.text).not.toMatch(/ann|p@ss|p%40ss/)
  const feed = await made.shown(id)
  expect(feed).toMatchObject({ has_password: true, place: `${server.address}/` })
  const change = async (more: object) => {
    const { version } = await made.shown(id)
    await made.within((work) => changeFeed(work, id, { change: { version, ...more }, deployment: made.studio.deployment }))
  }
  await change({ name: 'Renamed' })
  await made.look(id)
  await change({ password: 'new' })
  await made.look(id)
  await change({ address: `${server.address}/other` })
  await made.look(id)
  expect(sent).toEqual(['ann@example.com:p@ss/wörd:%', 'ann@example.com:p@ss/wörd:%', 'ann@example.com:new', null])
})

test('a page to sign in is told, and what comes after it is taken', async () => {
  answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><form>')
  const id = await made.add({ address: server.address, daily_at: '03:00' })
  await made.look(id)
  expect(await made.shown(id)).toMatchObject({ trouble: expect.stringContaining('a web page instead of a file') })
  expect(await made.runsOf(id)).toMatchObject([{ state: 'failed' }])
  expect(await made.minutesToNextLook(id)).toBeLessThanOrEqual(5)
  answer = (_, response) => response.end('Client ID,First Name\nHD1,Dot\n')
  expect(await made.look(id)).toBe(1)
  expect(await made.shown(id)).toMatchObject({ trouble: null, outcome: '1 file came.' })
})

test('the private network is refused where nobody allowed it', async () => {
  const id = await made.add({ address: server.address })
  await lookAtFeed({ ...made.studio, deployment: { ...made.studio.deployment, feeds: { folder: made.root, privateAddresses: false } } }, id)
  expect(await made.shown(id)).toMatchObject({ trouble: expect.stringContaining('an address of the private network') })
})

test('when the program ends in the middle, nothing is kept, and the next look comes at once', async () => {
  const stopping = new AbortController()
  answer = (_, response) => response.write('Client ID,First Name\n', () => stopping.abort(new Error('Hotshoe is stopping.')))
  const id = await made.add({ address: server.address })
  expect(await lookAtFeed(made.studio, id, stopping.signal)).toEqual([])
  expect(await made.shown(id)).toMatchObject({ looking: false, looked_at: null, trouble: null })
  expect(await made.minutesToNextLook(id)).toBeLessThanOrEqual(0)
})

test('a list with several columns to a mapping, all or nothing, and its order of dates is read as the feed says', async () => {
  answer = (_, response) => response.end('Nr;Name;Birthday\nHE1;Eve Long;03/04/1990\nHE2;;05/06/1991\n')
  const id = await made.add({ address: server.address, columns: { Nr: 'external_id' }, date_order: 'dmy', all_or_nothing: true, mode: 'history' })
  await made.look(id)
  expect(await made.runsOf(id)).toMatchObject([{ state: 'failed', date_order: 'dmy', mode: 'history', error: expect.stringContaining('nothing was taken') }])
})

test('only https is asked', async () => {
  for (const address of ['http://example.com/a.csv', 'ftp://example.com', 'clients.csv', ''])
    await expect(made.add({ address })).rejects.toMatchObject({ problems: [{ field: 'address' }] })
  await expect(made.add({})).rejects.toMatchObject({ problems: [{ field: 'folder' }] })
  await expect(made.add({ address: 'https://example.com', folder: 'a' })).rejects.toMatchObject({ problems: [{ field: 'address' }] })
})

test('a calendar comes by the address that calendar programs show, and again only when it says something else', async () => {
  let written = 0
  const calendar = (summary: string) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', 'BEGIN:VEVENT', `DTSTAMP:20260504T0800${10 + written++}Z`, 'UID:HF1@example.com']
      .concat(['DTSTART:20260610T150000Z', 'DTEND:20260610T160000Z', `SUMMARY:${summary}`, 'END:VEVENT', 'END:VCALENDAR', ''])
      .join('\r\n')
  let summary = 'Viewing with Ada'
  answer = (_, response) => response.end(calendar(summary))
  const id = await made.add({ kind: 'appointment', address: server.address.replace('https:', 'webcal:'), columns: { '': 'Viewing' } })
  expect([await made.look(id), await made.look(id)]).toEqual([1, 0])
  expect(await made.runsOf(id)).toMatchObject([{ state: 'done', created: 1, refused: 0 }])
  summary = 'Viewing with Bo'
  expect(await made.look(id)).toBe(1)
  expect((await made.runsOf(id)).at(-1)).toMatchObject({ state: 'done', changed: 1 })
})

test('other columns or another order of dates let the last file be read once more; another name does not', async () => {
  answer = (_, response) => response.writeHead(200, { etag: '"1"' }).end('Client ID,Last Name,Ruf\nHG1,Gray,Gil\n')
  const id = await made.add({ address: server.address })
  await made.look(id)
  const change = async (more: object) => {
    const { version } = await made.shown(id)
    await made.within((work) => changeFeed(work, id, { change: { version, columns: {}, ...more }, deployment: made.studio.deployment }))
    return made.look(id)
  }
  expect(await change({ name: 'Other' })).toBe(0)
  expect(await change({ columns: { Ruf: 'first_name' } })).toBe(1)
  expect(await made.clients('HG')).toEqual(['Gil'])
  expect((await made.runsOf(id)).at(-1)).toMatchObject({ created: 0, changed: 1 })
})
