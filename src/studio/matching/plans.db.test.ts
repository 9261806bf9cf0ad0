import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addManyRecords } from '#support/many-records.ts'
import { addRow, type TestStudio, testStudio } from '#support/studio.ts'
import { recordsThatFit } from './judgement.ts'
import { changedOf } from './match-changes.ts'
import { type Clock, clockOf, type Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'
import { dueOf } from './sweep.ts'

/** The records of each kind. A probe that read them all would read hundreds of pages more than is allowed here. */
const records = 20_000
/** What a probe may read: the trigger and the studio, a descent or two, and for each fact that is due its page and those joined to it. */
const allowed = { itself: 150, forEachFact: 15 }
/** Tables that stay small, of which the planner may read every row. */
const small = ['trigger', 'studio', 'status', 'type', 'trigger_output', 'triggered_item']

let made: TestStudio
const sources = sourcesAt({ today: '2026-05-04', now: new Date(), zone: 'America/Chicago', week: [1, 2, 3, 4, 5] })

beforeAll(async () => {
  made = await testStudio()
  await addManyRecords(made.url, made.studio.id, records)
  for (const source of sources.filter((one, at) => sources.findIndex((other) => keyOf(other) === keyOf(one)) === at)) await addTrigger(source)
}, 120_000)
afterAll(() => made.close())

const keyOf = ({ subject, basis, moment, anyType, about }: Source) =>
  `${subject} ${basis}${anyType ? ' (any)' : ''} ${moment}${about.familyMember === sources[0]?.about.familyMember ? '' : ' of the family'}`

async function addTrigger(source: Source): Promise<void> {
  const { subject, basis, moment, anyType } = source
  const { rows } = await made.studio.readOnly((work) =>
    sql<{ status: number | null; type: number | null; now: Date; day: string }>`
      SELECT (SELECT min(id) FROM status WHERE subject_kind = ${subject}) AS status, (SELECT min(id) FROM type WHERE subject_kind = ${subject}) AS type,
        now() AS now, ${work.today}::date - 1 AS day`.execute(work.db),
  )
  const [found] = rows
  if (found === undefined) throw new Error('The studio does not answer.')
  const { status, type, now, day } = found
  await addRow(made.studio, 'trigger', {
    description: keyOf(source), subject_kind: subject, basis, moment, any_type: anyType,
    status_id: basis === 'status' || basis === 'type-and-status' ? status : null,
    type_id: basis === 'type-and-status' || (basis === 'type' && !anyType) ? type : null,
    keyword: basis === 'keyword' ? 'prints' : null,
    purpose: 'transactional', active: true, armed_at: new Date(now.getTime() - 259_200_000), swept_on: day, swept_at: new Date(now.getTime() - 86_400_000), created_at: now,
  }) // biome-ignore format: a row
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Rows Removed by Filter'?: number
  'Actual Loops': number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Actual Rows': number
  Plans?: Node[]
}

type Asked = (source: Source, clock: Clock) => RawBuilder<unknown>
const each = sources.map((source) => [keyOf(source), source.moment] as const)

/** Asks as the program does, and returns what was read: tables as a whole, the largest number of rows of one, pages. */
async function asked(key: string, ask: Asked): Promise<{ whole: string[]; facts: number; read: number }> {
  const plan = await made.studio.readOnly(async (work) => {
    const clock = clockOf(work)
    const source = sourcesAt(clock).find((one) => keyOf(one) === key)
    if (source === undefined) throw new Error(`There is no source ${key}.`)
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${ask(source, clock)}`.execute(work.db)
    return rows[0]?.['QUERY PLAN'][0].Plan
  })
  if (plan === undefined) throw new Error('There is no plan.')
  const large = allOf(plan).filter((node) => !small.includes(node['Relation Name'] ?? 'trigger'))
  const rowsOf = (node: Node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
  return {
    whole: large.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    facts: Math.max(0, ...large.map(rowsOf)),
    read: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
  }
}

function allOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(allOf)]
}

test.each(each)('%s: what falls due is a descent of an index, and what is due', async (key) => {
  const { whole, facts, read } = await asked(key, dueOf)
  expect(whole).toEqual([])
  expect(facts).toBeLessThan(records / 50)
  expect(read).toBeLessThanOrEqual(allowed.itself + allowed.forEachFact * facts)
})

test.each(each)('%s: two hundred changed records are found by their numbers', async (key) => {
  const ids = Array.from({ length: 200 }, (_, at) => at * 97 + 1)
  const { whole, read } = await asked(key, (source, clock) => changedOf({ source, clock, ids }))
  expect(whole).toEqual([])
  expect(read).toBeLessThanOrEqual(allowed.itself + 2 * allowed.forEachFact * ids.length)
})

test.each(each)('%s: who fits a new trigger already is a range of the index', async (key) => {
  const { rows } = await made.studio.readOnly((work) => sql<{ id: number; key: string }>`SELECT id, description AS key FROM trigger`.execute(work.db))
  const id = rows.find((row) => row.key === key)?.id ?? 0
  const { whole, facts, read } = await asked(key, (source, clock) => recordsThatFit(source, clock, id))
  expect(whole).toEqual([])
  expect(read).toBeLessThanOrEqual(allowed.itself + allowed.forEachFact * facts)
})
