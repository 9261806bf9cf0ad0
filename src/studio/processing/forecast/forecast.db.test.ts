import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input, Output } from '#platform/http/contract.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { caller } from '#support/call-route.ts'
import { addRow } from '#support/studio.ts'
import { addT7, callStep, emailStep } from '#support/t7.ts'
import * as contracts from './contract.ts'
import { readChannels } from './read-channels.ts'
import { readTotals } from './read-totals.ts'
import { forecastRoutes } from './routes.ts'

let studio: AutomaticStudio
let [byHand, automatic] = [0, 0]
let ben = 0

/** Tuesday May 5, a session each for Anna, and one for Ben, who has no email address and whose birthday is tomorrow. */
beforeAll(async () => {
  studio = await automaticStudio()
  byHand = await addT7(studio, [emailStep(studio.template), callStep()])
  automatic = await studio.addA7({
    description: 'Two days before',
    offset_count: -2,
    hours_days: [1, 2, 3, 4, 5],
    hours_from: '09:00',
    hours_to: '17:00',
    exclude_past: true,
  })
  await studio.trigger({ moment: 'status-changed', offset_count: 0, description: 'Booked' })
  ben = await studio.client({
    first_name: 'Ben',
    last_name: 'Ito',
    emails: [],
    phones: [{ phone: '+13125550143', label: 'Mobile', sms: true }],
    birthday: { month: 5, day: 6, year: null },
  })
  const { status_id } = await studio.studio.readOnly((work) => work.db.selectFrom('client').select('status_id').where('id', '=', ben).executeTakeFirstOrThrow())
  for (const repeat of ['once', 'every']) {
    const birthday = await studio.trigger({
      subject_kind: 'client',
      status_id,
      moment: 'birthday',
      offset_count: 0,
      repeat,
      description: `Birthday, ${repeat}`,
    })
    const output = await addRow(studio.studio, 'trigger_output', { trigger_id: birthday, position: 0, recipient_kind: 'client' })
    await addRow(studio.studio, 'output_step', { output_id: output, position: 0, channel: 'call', description: 'Wish', due_in_days: 0 })
  }
  await studio.at('2026-05-05T10:00')
  for (const primary_on of ['2026-05-12', '2026-05-19', '2026-05-25', '2027-03-15']) await studio.session({ primary_on })
  await studio.session({ primary_on: '2026-05-20', client_id: ben })
  await studio.find()
}, 60_000)
afterAll(() => studio.close())

type Query = Input<typeof contracts.readForecast>['query']
type Entry = Output<typeof contracts.readForecast>['rows'][number]

const ask = () => caller(studio.studio, forecastRoutes)
const page = (query: Query = {}) => ask()(contracts.readForecast, { query })
const totals = (query: Query = {}) => ask()(contracts.readForecastTotals, { query })
const read = async (query: Query = {}) => (await page({ limit: 500, ...query })).rows
const lines = async (query: Query = {}) => Array.fromAsync(await ask()(contracts.exportForecast, { query }))
const keyOf = ({ trigger_id, record, occurrence }: Entry) => `${trigger_id} ${record.kind} ${record.id} ${occurrence}`
const told = ({ on, trigger, record, goes_text, item_id, outputs, warnings }: Entry) =>
  [on, trigger, record.number, item_id === null ? goes_text : `listed; ${goes_text}`, ...outputs.map(({ channel, recipient }) => `${channel} ${recipient}`), ...warnings.map(({ code }) => code)].join(' | ') // biome-ignore format: a row

test('what is listed comes first, then what falls due, with whom it is for, by which channel, when it goes, and what somebody should look at', async () => {
  expect((await read({ days: 30 })).map(told)).toEqual([
    '2026-05-05 | A week before | S-00001 | listed; Waits for a person. | email Anna Miller',
    ...['S-00001', 'S-00002', 'S-00003', 'S-00004', 'S-00005'].map((number) => `2026-05-05 | Booked | ${number} | listed; Waits for a person. | nobody`),
    '2026-05-06 | Birthday, once | Ben Ito | Waits for a person. | call Ben Ito',
    '2026-05-06 | Birthday, every | Ben Ito | Waits for a person. | call Ben Ito',
    // A Sunday, and Saturday after Memorial Day weekend begins: its hours do not open on its only day.
    '2026-05-10 | Two days before | S-00001 | Will be missed: its hours do not open before Mon, May 11. | email Anna Miller | missed',
    '2026-05-12 | A week before | S-00002 | Waits for a person. | email Anna Miller',
    '2026-05-13 | A week before | S-00005 | Waits for a person. | call Ben Ito',
    '2026-05-17 | Two days before | S-00002 | Will be missed: its hours do not open before Mon, May 18. | email Anna Miller | missed',
    '2026-05-18 | A week before | S-00003 | Waits for a person. | email Anna Miller',
    '2026-05-18 | Two days before | S-00005 | Goes Mon, May 18 at 9:00 AM. | call Ben Ito',
    '2026-05-23 | Two days before | S-00003 | Will be missed: its hours do not open before Sun, May 24. | email Anna Miller | missed',
  ])
})

test('days are civil days of the studio: a Monday in summer time opens at nine there', async () => {
  const [entry] = await read({ from: 13, days: 1, trigger_id: automatic })
  expect(entry).toMatchObject({ due_on: '2026-05-18', due_at: '2026-05-18T05:00:00.000Z', goes_at: '2026-05-18T14:00:00.000Z', item_id: null })
  expect(entry?.outputs).toEqual([
    { output_id: expect.any(Number), recipient: 'Ben Ito', channel: 'call', address: '+13125550143', passed_over: [{ channel: 'email', why: expect.any(String) }], problem: null },
  ]) // biome-ignore format: a row
})

test('a trigger that fires once for a record fires on its next birthday alone, however far one looks; another on both', async () => {
  const birthdays = (await read({ days: 366 })).filter(({ trigger }) => trigger.startsWith('Birthday'))
  expect(birthdays.map(({ on, trigger }) => `${on} ${trigger}`)).toEqual(['2026-05-06 Birthday, once', '2026-05-06 Birthday, every'])
  await studio.at('2026-05-06T10:00')
  const aYear = (await read({ days: 366 })).filter(({ trigger }) => trigger.startsWith('Birthday'))
  expect(aYear.map(({ on, trigger }) => `${on} ${trigger}`)).toEqual(['2026-05-06 Birthday, once', '2026-05-06 Birthday, every', '2027-05-06 Birthday, every'])
  expect((await totals({ days: 366 })).days.at(-1)).toEqual({ on: '2027-05-06', count: 1 })
  await studio.at('2026-05-05T10:00')
})

test('page by page, and streamed, it is the same as at once; so it is by trigger, client, channel and day, and the totals count it', async () => {
  const days = 40
  const whole = await read({ days })
  const paged: Entry[] = []
  let after: string | null = null
  do {
    const { rows, next }: { rows: Entry[]; next: string | null } = await page({ days, limit: 4, ...(after === null ? {} : { after }) })
    paged.push(...rows)
    after = next
  } while (after !== null)
  expect(paged.map(keyOf)).toEqual(whole.map(keyOf))
  expect(new Set(paged.map(keyOf)).size).toBe(paged.length)
  expect(await lines({ days })).toEqual(whole)
  const only = (test: (entry: Entry) => boolean) => whole.filter(test).map(keyOf)
  expect((await read({ days, trigger_id: byHand })).map(keyOf)).toEqual(only(({ trigger_id }) => trigger_id === byHand))
  expect((await read({ days, client_id: ben })).map(keyOf)).toEqual(only(({ record }) => record.client_id === ben))
  expect((await read({ days, channel: 'email' })).map(keyOf)).toEqual(only(({ outputs }) => outputs.some(({ channel }) => channel === 'email')))
  expect((await read({ from: 1, days: 9 })).map(keyOf)).toEqual(only(({ on }) => on > '2026-05-05' && on <= '2026-05-14'))
  for (const query of [{}, { from: 1, days: 9 }, { client_id: ben, days: 366 }]) {
    const { entries, days: counts, triggers, says } = await totals(query)
    const counted = await read(query)
    expect([entries, says]).toEqual([counted.length, null])
    expect(counts).toEqual([...Map.groupBy(counted, ({ on }) => on)].map(([on, { length: count }]) => ({ on, count })))
    expect(Object.fromEntries(triggers.map(({ trigger_id, count }) => [trigger_id, count]))).toEqual(
      Object.fromEntries([...Map.groupBy(counted, ({ trigger_id }) => trigger_id)].map(([id, { length }]) => [id, length])),
    )
  }
  await expect(page({ after: Buffer.from('["never",1,2,"x"]').toString('base64url') })).rejects.toMatchObject({ code: 'bad-cursor' })
})

test('how it goes is counted as the list says it, with who is unreachable; where that takes too long, it says how far it was counted', async () => {
  const told = await ask()(contracts.readForecastChannels, { query: {} })
  const entries = await read({})
  const of = (list: Entry[]) => ({
    email: list.flatMap(({ outputs }) => outputs).filter(({ channel }) => channel === 'email').length,
    call: list.flatMap(({ outputs }) => outputs).filter(({ channel }) => channel === 'call').length,
    null: list.filter(({ outputs, warnings }) => outputs.length === 0 && warnings.some(({ code }) => code === 'nobody')).length,
  })
  const counted = (list: { channel: string | null; count: number }[]) => ({
    email: 0,
    call: 0,
    null: 0,
    ...Object.fromEntries(list.map(({ channel, count }) => [String(channel), count])),
  })
  expect(counted(told.channels)).toEqual(of(entries))
  expect(told.channels.at(-1)).toEqual({ channel: null, count: 5 })
  expect(told.days.map(({ on, entries: its, channels: by }) => [on, its, counted(by)])).toEqual(
    [...Map.groupBy(entries, ({ on }) => on)].map(([on, list]) => [on, list.length, of(list)]),
  )
  expect(told.warnings).toEqual([{ code: 'missed', count: 3 }])
  expect([told.entries, told.says]).toEqual([entries.length, null])
  const some = await readChannels(studio.studio, { days: 30 }, { most: { entries: 8, milliseconds: 60_000 } })
  expect(some).toMatchObject({ entries: 8, days: told.days.slice(0, 1), says: expect.stringMatching(/^Of the first 8\./) })
  const mayEmail = entries.filter(({ trigger_id }) => trigger_id === byHand || trigger_id === automatic)
  const byEmail = (most: number) => readChannels(studio.studio, { days: 30, channel: 'email' }, { most: { entries: most, milliseconds: 60_000 } })
  const whole = await byEmail(mayEmail.length)
  for (const [at, { on }] of mayEmail.slice(0, -1).entries()) {
    expect((await byEmail(at + 1)).days, `${at + 1} looked at`).toEqual(whole.days.filter((day) => day.on < on))
  }
  const aWeek = await studio.studio.readOnly((work) => readTotals(work, { days: 30 }, { entries: 7, milliseconds: 60_000 }))
  expect(aWeek).toMatchObject({
    entries: 9,
    counted_to: '2026-05-11',
    last_on: '2026-06-03',
    says: expect.stringMatching(/^Counted up to Monday, May 11, 2026: /),
  })
})

test('a forecast reaches 366 days from today, wherever it begins', async () => {
  await expect(page({ from: 365, days: 1 })).resolves.toMatchObject({ next: null })
  await expect(page({ from: 350 })).resolves.toMatchObject({ next: null })
  const tooFar = { code: 'too-far', problems: [{ field: 'days', message: expect.stringContaining('350 days from today, ask for 16 days at most.') }] }
  for (const asking of [page, totals, lines]) await expect(asking({ from: 350, days: 17 })).rejects.toMatchObject(tooFar)
})

test('what somebody has to do first cannot be foretold: how often it came in the last thirty days is told', async () => {
  const told = [{ trigger_id: expect.any(Number), trigger: 'Booked', moment: 'When a session changes to status Booked', last_month: 5 }]
  expect((await totals()).cannot_be_foretold).toEqual(told)
})

test('an entry shows its very message; what is in no forecast has none', async () => {
  const query = { trigger_id: byHand, subject_kind: 'session', subject_id: 2, occurrence: '2026-05-19' } as const
  const { entry, effects, problem } = await ask()(contracts.readForecastMessage, { query })
  expect([entry.on, problem]).toEqual(['2026-05-12', null])
  expect(effects).toMatchObject([{ recipient: 'Anna Miller', channel: 'email', address: 'anna@example.com', subject: 'Your Family session' }])
  expect(effects[0]?.html).toContain('Hello Anna, see you on')
  await expect(ask()(contracts.readForecastMessage, { query: { ...query, occurrence: '2026-05-20' } })).rejects.toMatchObject({ code: 'not-in-forecast' })
})

test('nothing of it can write', async () => {
  const refusals: string[] = []
  const watched: OpenStudio = {
    ...studio.studio,
    inTransaction: () => Promise.reject(new Error('It asked for a transaction that writes.')),
    readOnly: (run) =>
      studio.studio.readOnly(async (work) => {
        const answer = await run(work)
        await sql`SAVEPOINT before`.execute(work.db)
        await sql`UPDATE studio SET name = name`.execute(work.db).catch((error: Error) => refusals.push(error.message))
        await sql`ROLLBACK TO SAVEPOINT before`.execute(work.db)
        return answer
      }),
  }
  const asking = caller(watched, forecastRoutes)
  await asking(contracts.readForecast, { query: { days: 366 } })
  await asking(contracts.readForecastTotals, { query: {} })
  await asking(contracts.readForecastMessage, { query: { trigger_id: byHand, subject_kind: 'session', subject_id: 2, occurrence: '2026-05-19' } })
  await Array.fromAsync(await asking(contracts.exportForecast, { query: {} }))
  await asking(contracts.readForecastChannels, { query: {} })
  // The last two look first, then describe, each in a transaction of its own.
  expect(refusals).toEqual(Array(7).fill('cannot execute UPDATE in a read-only transaction'))
})
