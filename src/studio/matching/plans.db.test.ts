import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addManyRecords } from '#support/many-records.ts'
import { addRow, type TestStudio, testStudio } from '#support/studio.ts'
import { clockOf, type Source } from './sources/source.ts'
import { sourcesAt } from './sources.ts'
import { dueOf } from './sweep.ts'

/** The records of each kind. A probe that read them all would read hundreds of pages more than is allowed here. */
const records = 20_000
/** What a probe may read: the trigger and the studio, a descent or two, and for each fact that is due its page and those joined to it. */
const allowed = { itself: 150, forEachFact: 10 }
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

async function addTrigger({ subject, basis, moment, anyType }: Source): Promise<void> {
  const { rows } = await made.studio.readOnly((work) =>
    sql<{ status: number | null; type: number | null; now: Date; day: string }>`
      SELECT (SELECT min(id) FROM status WHERE subject_kind = ${subject}) AS status, (SELECT min(id) FROM type WHERE subject_kind = ${subject}) AS type,
        now() AS now, ${work.today}::date - 1 AS day`.execute(work.db),
  )
  const [found] = rows
  if (found === undefined) throw new Error('The studio does not answer.')
  const { status, type, now, day } = found
  await addRow(made.studio, 'trigger', {
    description: moment, subject_kind: subject, basis, moment, any_type: anyType,
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

test.each(sources.map((source) => [keyOf(source), source.moment] as const))('%s: a descent of an index, and what is due', async (key) => {
  const plan = await made.studio.readOnly(async (work) => {
    const clock = clockOf(work)
    const source = sourcesAt(clock).find((one) => keyOf(one) === key)
    if (source === undefined) throw new Error(`There is no source ${key}.`)
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${dueOf(source, clock)}`.execute(work.db)
    return rows[0]?.['QUERY PLAN'][0].Plan
  })
  if (plan === undefined) throw new Error('There is no plan.')
  const nodes = allOf(plan)
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan' && !small.includes(node['Relation Name'] ?? '')).map((node) => node['Relation Name'])
  const facts = Math.max(
    0,
    ...nodes
      .filter((node) => !small.includes(node['Relation Name'] ?? 'trigger'))
      .map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']),
  )
  const read = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  expect(whole).toEqual([])
  expect(read).toBeLessThanOrEqual(allowed.itself + allowed.forEachFact * facts)
  expect(facts).toBeLessThan(records / 50)
})

function allOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(allOf)]
}
