import { rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pauseStudio } from '#studio/staff/pause-studio.ts'
import { caller } from '#support/call-route.ts'
import { feedStudio } from '#support/feeds.ts'
import { listRuns } from '../imports/queries.ts'
import { undoImport } from '../imports/undo-import.ts'
import { changeFeed } from './change-feed.ts'
import * as feeds from './contract.ts'
import { feedJobs } from './jobs.ts'
import { lookAtFeed } from './look-at-feed.ts'
import { makeFolder } from './make-folder.ts'
import { listFeeds } from './queries.ts'
import { removeFeed } from './remove-feed.ts'
import { feedRoutes } from './routes.ts'
import { switchFeed } from './switch-feed.ts'

let made: Awaited<ReturnType<typeof feedStudio>>
beforeAll(async () => {
  made = await feedStudio()
})
afterAll(() => made.close())
afterEach(() => made.forget())

let folder = ''
const put = async (name: string, text: string) => writeFile(path.join(folder, name), text)
beforeEach(async () => {
  folder = path.join(made.root, String(made.studio.id), 'clients')
  await rm(folder, { recursive: true, force: true })
})

test('a file is taken once it stood unchanged for a minute, once, and is left where it is', async () => {
  const id = await made.add({ folder: 'clients', mode: 'news' })
  await put('a.csv', 'Client ID,First Name\nFA1,Ada\n')
  expect(await made.look(id)).toBe(0)
  expect(await made.shown(id)).toMatchObject({ outcome: expect.stringContaining('1 file may still be written'), trouble: null, place: folder })
  expect(await made.minutesToNextLook(id)).toBe(1)
  await put('a.csv', 'Client ID,First Name\nFA1,Ada\nFA2,Bo\n')
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(0)
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(1)
  expect(await made.clients('FA')).toEqual(['Ada', 'Bo'])
  expect(await made.runsOf(id)).toMatchObject([
    { state: 'done', created: 2, file_name: 'a.csv', mode: 'news', feed: { id, name: 'Nightly' }, actor: { kind: 'job', name: 'Feed “Nightly”' } },
  ])
  expect(await made.minutesToNextLook(id)).toBe(60)
  await utimes(path.join(folder, 'a.csv'), 1, 1)
  await made.aMinuteLater()
  await made.look(id)
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(0)
  expect(await made.shown(id)).toMatchObject({ outcome: 'Nothing new.', last_run: { created: 2 } })
})

test('several files are taken in the order in which they were written; unfinished and hidden ones, and folders, are passed over', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('2.csv', 'Client ID,First Name,Email\nFB1,Old,fb@example.com\n')
  await put('1.csv', 'Client ID,First Name,Email\nFB1,New,fb@example.com\n')
  await utimes(path.join(folder, '2.csv'), 100, 100)
  await utimes(path.join(folder, '1.csv'), 200, 200)
  for (const name of ['.hidden.csv', 'half.csv.part', '~$open.csv', 'Thumbs.db']) await put(name, 'x')
  await makeFolder(made.studio, 'clients/taken')
  await made.look(id)
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(2)
  expect(await made.clients('FB')).toEqual(['New'])
  await rename(path.join(folder, 'half.csv.part'), path.join(folder, 'half.csv'))
  expect(await made.look(id)).toBe(0)
  expect((await made.shown(id)).outcome).toContain('1 file')
})

test('a file that cannot be taken says why, there and among the imports, once; a change of the feed tries it again', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.csv', 'Kundennummer,Vorname\nFC1,Cora\n')
  await made.look(id)
  await made.aMinuteLater()
  await made.look(id)
  await made.look(id)
  const feed = await made.shown(id)
  expect(feed).toMatchObject({ trouble: expect.stringMatching(/^a\.csv: .*“First Name”/), last_file: expect.any(Number) })
  expect(await made.runsOf(id)).toMatchObject([{ state: 'failed', file_name: 'a.csv', error: expect.stringContaining('“First Name”') }])
  const columns = { Kundennummer: 'external_id', Vorname: 'first_name' }
  await made.within((work) => changeFeed(work, id, { change: { version: feed.version, columns }, deployment: made.studio.deployment }))
  await made.look(id)
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(1)
  expect(await made.clients('FC')).toEqual(['Cora'])
  expect(await made.shown(id)).toMatchObject({ trouble: null })
})

test('what is no text, a link, or may not be read is told; the other files come all the same', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.xlsx', 'PK\u0003\u0004\0\0')
  await put('b.csv', 'Client ID,First Name\nFD1,Dan\n')
  await writeFile(path.join(made.root, 'secret.csv'), 'Client ID,First Name\nFD2,Secret\n')
  await symlink(path.join(made.root, 'secret.csv'), path.join(folder, 'c.csv'))
  await made.look(id)
  await made.aMinuteLater()
  expect(await made.look(id)).toBe(1)
  expect(await made.clients('FD')).toEqual(['Dan'])
  expect(await made.shown(id)).toMatchObject({ trouble: expect.stringMatching(/^c\.csv is a link .*\(And 1 more\.\)$/) })
  const told = (await made.runsOf(id)).filter(({ state }) => state === 'failed').map(({ error }) => error)
  expect(told).toEqual([expect.stringContaining('is a link'), expect.stringContaining('not plain text'), expect.stringContaining('is a link')])
  await made.look(id)
  expect(await made.runsOf(id)).toHaveLength(4)
})

test('no folder leads out of the studio’s own', async () => {
  for (const name of ['..', '../2/clients', '/etc/../..', '.ssh', 'a/../../b', '', ' ', 'a:b', 'a/b/c/d/e/f'])
    await expect(made.add({ folder: name })).rejects.toMatchObject({ problems: [{ field: 'folder' }] })
  const id = await made.add({ folder: 'clients' })
  await rm(folder, { recursive: true })
  await symlink(tmpdir(), folder)
  await made.look(id)
  expect(await made.shown(id)).toMatchObject({ trouble: expect.stringContaining('is a link to another place'), outcome: 'The last look failed.' })
})

test('a folder that is gone is told, once among the imports, and looked for later and later', async () => {
  const id = await made.add({ folder: 'clients', every_minutes: 5 })
  await rm(folder, { recursive: true })
  const waits: unknown[] = []
  for (let each = 0; each < 9; each += 1) {
    await made.look(id)
    waits.push(await made.minutesToNextLook(id))
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360])
  expect(await made.shown(id)).toMatchObject({ trouble: `There is no folder ${folder}. Make it again, or choose another one for this feed.` })
  expect(await made.runsOf(id)).toMatchObject([{ state: 'failed', file_name: 'clients', error: expect.stringContaining('There is no folder') }])
  await makeFolder(made.studio, 'clients')
  await made.look(id)
  expect([(await made.shown(id)).trouble, await made.minutesToNextLook(id)]).toEqual([null, 5])
})

test('two who look at once take a file once', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.csv', 'Client ID,First Name\nFE1,Eve\n')
  await made.look(id)
  await made.aMinuteLater()
  const both = await Promise.all([lookAtFeed(made.studio, id), lookAtFeed(made.studio, id)])
  expect(both.flat()).toHaveLength(1)
  expect(await lookAtFeed(made.studio, id)).toEqual([])
  expect((await made.shown(id)).outcome).toContain('still being read')
  await made.readFiles()
  expect(await made.runsOf(id)).toHaveLength(1)
})

test('what was killed in the middle is caught up, the reading as well as the look', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.csv', 'Client ID,First Name\nFF1,Fay\n')
  await lookAtFeed(made.studio, id)
  await made.aMinuteLater()
  await made.within((work) => sql`UPDATE feed SET looking_until = clock_timestamp() + interval '5 minutes', look = look + 1`.execute(work.db))
  expect(await lookAtFeed(made.studio, id)).toEqual([])
  await made.within((work) => sql`UPDATE feed SET looking_until = clock_timestamp() - interval '1 second'`.execute(work.db))
  const [run] = await lookAtFeed(made.studio, id)
  await made.within((work) => sql`UPDATE import_run SET state = 'running', seen_at = now() - interval '3 minutes' WHERE id = ${run}`.execute(work.db))
  await made.readFiles()
  expect(await made.runsOf(id)).toMatchObject([{ state: 'done', created: 1 }])
  expect(await made.clients('FF')).toEqual(['Fay'])
})

test('while everything is paused no feed is looked at by itself', async () => {
  const id = await made.add({ folder: 'clients' })
  const look = async (paused: boolean) => {
    await made.within((work) => pauseStudio(work, { paused, reason: null }))
    await feedJobs[0]?.run(made.studio, new AbortController().signal)
    return made.shown(id)
  }
  expect(await look(true)).toMatchObject({ looked_at: null })
  expect(await look(false)).toMatchObject({ outcome: 'Nothing new.' })
})

test('the job looks at what is due, and not at what is paused', async () => {
  const id = await made.add({ folder: 'clients' })
  const job = () => feedJobs[0]?.run(made.studio, new AbortController().signal)
  await made.within((work) => switchFeed(work, id, { active: false, version: 1 }))
  await job()
  expect(await made.shown(id)).toMatchObject({ active: false, looked_at: null, next_look_at: null })
  await made.within((work) => switchFeed(work, id, { active: true, version: 2 }))
  await job()
  expect(await made.shown(id)).toMatchObject({ active: true, outcome: 'Nothing new.' })
})

test('a run of a feed is taken back like any other; a deleted feed leaves what it brought', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.csv', 'Client ID,First Name\nFG1,Gil\n')
  await made.look(id)
  await made.aMinuteLater()
  const [run = 0] = await lookAtFeed(made.studio, id)
  await made.readFiles()
  await made.within((work) => removeFeed(work, id))
  await made.within((work) => removeFeed(work, id))
  const all = await made.within((work) => listRuns(work, { limit: 1 }))
  expect(all.rows).toMatchObject([{ id: run, feed: null, actor: { name: 'Feed “Nightly”' } }])
  await made.within((work) => undoImport(work, run))
  expect(await made.clients('FG')).toEqual([])
})

test('two feeds do not share a folder, nor a name', async () => {
  await made.add({ folder: 'clients' })
  await expect(made.add({ name: 'Other', folder: 'Clients' })).rejects.toMatchObject({ problems: [{ field: 'folder' }] })
  await expect(made.add({ name: 'NIGHTLY', folder: 'other' })).rejects.toMatchObject({ constraint: 'feed_name_unique' })
})

test('once a day is at the studio’s time', async () => {
  const id = await made.add({ folder: 'clients', daily_at: '06:30' })
  await made.look(id)
  const { rows } = await made.within((work) =>
    sql<{ at: string; future: boolean }>`
      SELECT to_char(next_look_at AT TIME ZONE 'America/Chicago', 'HH24:MI') AS at,
        next_look_at > clock_timestamp() AND next_look_at <= clock_timestamp() + interval '25 hours' AS future FROM feed`.execute(work.db),
  )
  expect(rows).toEqual([{ at: '06:30', future: true }])
  await expect(made.add({ name: 'Both', folder: 'b', every_minutes: 5, daily_at: '06:30' })).rejects.toMatchObject({ problems: [{ field: 'daily_at' }] })
})

test('feeds are listed by name, page by page', async () => {
  for (const name of ['b', 'A', 'c']) await made.add({ name, folder: name })
  const first = await made.within((work) => listFeeds(work, { limit: 2 }, made.studio.deployment))
  expect(first.rows.map(({ name }) => name)).toEqual(['A', 'b'])
  const next = await made.within((work) => listFeeds(work, { limit: 2, after: first.next ?? '' }, made.studio.deployment))
  expect([next.rows.map(({ name }) => name), next.next]).toEqual([['c'], null])
})

test('over REST a feed is added with its folder, changed, looked at, switched and deleted as the contract says', async () => {
  const call = caller(made.studio, feedRoutes)
  const { id, version, place } = await call(feeds.addFeed, { body: { name: ' By  REST ', kind: 'client', folder: 'rest\\deep', every_minutes: 15 } })
  expect(place).toBe(path.join(made.root, String(made.studio.id), 'rest', 'deep'))
  expect(await call(feeds.readFeedsFolder)).toEqual({ folder: path.join(made.root, String(made.studio.id)) })
  await writeFile(path.join(place, 'a.csv'), '')
  expect(await call(feeds.lookNow, { params: { id } })).toMatchObject({ runs: [], feed: { outcome: expect.stringContaining('may still be written') } })
  const changed = await call(feeds.changeFeed, { params: { id }, body: { version, daily_at: '06:30', mode: 'news' } })
  expect(changed).toMatchObject({ name: 'By REST', every_minutes: null, daily_at: '06:30', mode: 'news', folder: 'rest/deep' })
  await expect(call(feeds.changeFeed, { params: { id }, body: { version, name: 'Late' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await call(feeds.switchFeed, { params: { id }, body: { active: false, version: changed.version } })).toMatchObject({ next_look_at: null })
  expect((await call(feeds.listFeeds, { query: {} })).rows).toMatchObject([{ id, active: false }])
  expect(await call(feeds.removeFeed, { params: { id } })).toEqual({ done: true })
  await expect(call(feeds.readFeed, { params: { id } })).rejects.toMatchObject({ kind: 'not-found' })
})

test('an empty file is waited for, and told when it stays so', async () => {
  const id = await made.add({ folder: 'clients' })
  await put('a.csv', '')
  await made.look(id)
  await made.aMinuteLater()
  await made.look(id)
  expect(await made.shown(id)).toMatchObject({ trouble: expect.stringMatching(/^a\.csv: The file is empty/), outcome: '1 file could not be taken.' })
})
