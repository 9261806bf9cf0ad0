import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import { decideItem } from '#studio/processing/decide-item.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { startRun } from '#studio/processing/start-run.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { testDatabase } from '#support/database.ts'
import { asPerson, makeFaultStudio, morning, observing } from './fault-studio.ts'
import { randomFrom, seed } from './random.ts'

const [many, byHand] = [5000, 60] as const

test(`two processors and a person at once over ${many} items: none twice, none lost, each in one state with what belongs to it`, async () => {
  const random = randomFrom(seed + 2)
  const data = await mkdtemp(path.join(tmpdir(), 'hotshoe-faults-'))
  const database = await testDatabase()
  const place = { data, url: database.url }
  try {
    const { url } = await makeFaultStudio(place, { days: 1, perDay: many, port: 9 })
    await morning(url, 0)
    // Three programs of their own, as on three machines.
    const told = await asPerson(place, (person) =>
      asPerson(place, (one) =>
        asPerson(place, async (two) => {
          expect(await findAndRecheck(one)).toMatchObject({ found: many })
          const run = await one.inTransaction((work) =>
            startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e15 }], burst_confirmed: true }),
          )
          const [, , decided] = await Promise.all([carryOutRun(one, run), carryOutRun(two, run), decideByHand(person, random)])
          return decided
        }),
      ),
    )
    const facts = await observing(url, async (query) => ({
      states: Object.fromEntries(
        (await query('SELECT state, count(*)::int AS count FROM triggered_item GROUP BY state')).map((row) => [row['state'], row['count']]),
      ),
      effects: await query(`SELECT i.state, count(e.id)::int AS effects, count(*)::int AS items, count(DISTINCT e.communication_id)::int AS messages
        FROM (SELECT i.id, i.state, (SELECT count(*) FROM effect e WHERE e.item_id = i.id) AS made FROM triggered_item i) i LEFT JOIN effect e ON e.item_id = i.id
        WHERE i.made <> CASE i.state WHEN 'processed' THEN 1 ELSE 0 END OR i.made > 1 GROUP BY 1`),
      messages: Number((await query('SELECT count(*)::int AS count FROM communication'))[0]?.['count']),
      dispatches: Number((await query('SELECT count(*)::int AS count FROM dispatch'))[0]?.['count']),
      undecided: await query('SELECT item_id FROM run_decision WHERE outcome IS NULL'),
      // Every move is told once: found, then decided.
      untold: await query('SELECT item_id, count(*) FROM item_event GROUP BY item_id HAVING count(*) <> 2'),
      runs: await query(`SELECT id FROM processing_run WHERE state <> 'done'`),
    }))
    const { skipped, deleted } = told
    console.log(`→ seed ${seed}: by hand ${JSON.stringify(told)}, in the end ${JSON.stringify(facts.states)}`)
    expect(facts.states).toEqual(withoutZeros({ processed: many - skipped - deleted, held: skipped, deleted }))
    expect(facts).toMatchObject({ effects: [], undecided: [], untold: [], runs: [], messages: many - skipped - deleted, dispatches: many - skipped - deleted })
    expect(told.processed + skipped + deleted + told.tooLate).toBe(byHand)
  } finally {
    await database.drop()
    await rm(data, { recursive: true, force: true })
  }
})

type ByHand = { processed: number; skipped: number; deleted: number; tooLate: number }

/** A person works through the list from its end, one item after the other, while it is being processed. */
async function decideByHand(person: OpenStudio, random: () => number): Promise<ByHand> {
  const list = await person.readOnly((work) => work.db.selectFrom('triggered_item').select('id').orderBy('id', 'desc').limit(many).execute())
  const told: ByHand = { processed: 0, skipped: 0, deleted: 0, tooLate: 0 }
  for (let turn = 0; turn < byHand; turn += 1) {
    // Mostly from the end, where nobody has been yet, and now and then from the middle of what is being worked on.
    const { id } = list[turn % 3 === 0 ? Math.floor(random() * list.length) : turn] ?? { id: 0 }
    const decision = (['process', 'skip', 'delete'] as const)[Math.floor(random() * 3)] ?? 'skip'
    const { outcome } = await decideItem(person, id, { decision, version: 1, burst_confirmed: true })
    if (outcome === 'processed' || outcome === 'skipped' || outcome === 'deleted') told[outcome] += 1
    else told.tooLate += 1
  }
  return told
}

function withoutZeros(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}
