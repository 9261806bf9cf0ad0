import { sql } from 'kysely'
import { explainPair } from '#studio/matching/explain/explain-pair.ts'
import { explainRecord } from '#studio/matching/explain/explain-record.ts'
import { findItems } from '#studio/matching/find-items.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { sizes } from './both-sizes.ts'
import { type Place, within } from './buffers.ts'
import { type Figure, figure } from './figure.ts'
import { scratchDatabase } from './scratch-database.ts'
import { seedCatalogue } from './seed-catalogue.ts'
import { letFallDue } from './sweep.ts'

const [triggers, due, pairsOfKind, limit] = [300, 1000, 12, 20] as const

const kinds = ['session', 'appointment', 'client', 'invoice', 'task', 'production_order', 'preproduction_order'] as const satisfies TriggerSubject[]

/**
 * Why a trigger fires for a record or does not, over every kind of record, and every trigger of a record at once, in a studio with 300 triggers and a million records, some of which are listed: the time in the
 * program, as its own role with policies on.
 */
export async function explain(): Promise<Figure[]> {
  const scratch = await scratchDatabase()
  try {
    const rows = sizes[1]
    const place: Place = { url: scratch.url, studioId: await seedCatalogue(scratch.admin, { rows, triggers }) }
    await letFallDue(scratch.admin, { due, days: 1 })
    await within(place, async (studio) => void (await findItems(studio)))
    const { pair, record } = await within(place, measured)
    return [
      figure('explain', `one trigger and one record of ${rows} (p95 over ${pair.length} pairs of every kind)`, { value: p95(pair), unit: 'ms', limit }),
      figure('explain', `all of ${triggers} triggers of a record's kind, in a line each (p95 over ${record.length} records)`, {
        value: p95(record),
        unit: 'ms',
        limit: 250,
      }),
    ]
  } finally {
    await scratch.close()
  }
}

async function measured(studio: OpenStudio): Promise<{ pair: number[]; record: number[] }> {
  const [pair, record]: [number[], number[]] = [[], []]
  for (const kind of kinds) {
    const pairs = await studio.readOnly(async ({ db }) => {
      const { rows } = await sql<{ trigger: number; id: number }>`
        SELECT t.id AS trigger, r.id FROM (SELECT id, row_number() OVER (ORDER BY id DESC) AS place FROM trigger WHERE subject_kind = ${kind} LIMIT ${pairsOfKind}) t
        JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM (SELECT id FROM ${sql.table(kind)} ORDER BY id LIMIT ${pairsOfKind}) f) r ON r.place = t.place`.execute(
        db,
      )
      return rows
    })
    // Once unmeasured, as in a program that has been asked before.
    for (const [times, { trigger, id }] of [...pairs.slice(0, 2), ...pairs].entries()) {
      const begun = performance.now()
      await studio.readOnly((work) => explainPair(work, trigger, { kind, id }))
      const between = performance.now()
      if (times >= 2) pair.push(between - begun)
      if (times % 4 !== 1) continue
      const asked = performance.now()
      await studio.readOnly((work) => explainRecord(work, { kind, id }))
      if (times >= 2) record.push(performance.now() - asked)
    }
  }
  return { pair, record }
}

function p95(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0
}
