import type pg from 'pg'
import { findItems } from '#studio/matching/find-items.ts'
import { atBothSizes, type Bench } from './both-sizes.ts'
import { type Figure, figure } from './figure.ts'
import { seedCatalogue } from './seed-catalogue.ts'

const [triggers, due, changed, limit] = [300, 1000, 1000, 1.6] as const

type Measured = { idle: number; midnight: number; found: number; change: number }

/** A studio with records of every kind and 300 triggers over the whole catalogue: a find with nothing new, a midnight on which about a thousand fall due, and a thousand changed records. */
export async function sweep(): Promise<Figure[]> {
  const [small, large] = await atBothSizes((admin, rows) => seedCatalogue(admin, { rows, triggers }), measured)
  if (small.found !== large.found) throw new Error(`At 100k ${small.found} items were found, at 1M ${large.found}.`)
  const each = (name: string, value: number, floor: number) => figure('sweep', name, { value, unit: 'buffers', floor, limit })
  return [
    each(`nothing new, ${triggers} triggers at 1M records; ${(large.idle / triggers).toFixed(1)} a trigger`, large.idle, small.idle),
    each(`midnight with ${large.found} due; ${((large.midnight - large.idle) / large.found).toFixed(1)} an item besides`, large.midnight, small.midnight),
    each(`${changed} changed records; ${((large.change - large.idle) / changed).toFixed(1)} a record besides`, large.change, small.change),
  ]
}

async function measured(bench: Bench): Promise<Measured> {
  const find = async (studio: Parameters<Parameters<Bench['settle']>[0]>[0]) => void (await findItems(studio))
  await bench.settle(find)
  await yesterday(bench.admin)
  const idle = await bench.buffers(find)
  await queueChanges(bench.admin)
  const change = await bench.buffers(find)
  await bench.admin.query('DELETE FROM record_change')
  await letFallDue(bench.admin, { due, days: 1 })
  const midnight = await bench.buffers(find)
  const found = await countFound(bench, find)
  return { idle, midnight, found, change }
}

const yesterday = (admin: pg.Client) => admin.query(`UPDATE trigger SET swept_on = current_date - 1, swept_at = now()`)

/** The same records at every size: the first of each kind. */
async function queueChanges(admin: pg.Client): Promise<void> {
  for (const [kind, share] of [
    ['session', 0.4],
    ['client', 0.2],
    ['appointment', 0.1],
    ['invoice', 0.1],
    ['task', 0.1],
    ['production_order', 0.05],
    ['preproduction_order', 0.05],
  ] as const)
    await admin.query(`INSERT INTO record_change (subject_kind, subject_id) SELECT '${kind}', id FROM ${kind} ORDER BY id LIMIT ${changed * share}`)
  await admin.query('VACUUM ANALYZE record_change')
}

const columns = {
  session: { 'session-date': 'primary_on', 'status-due': 'status_due_on' },
  appointment: { 'appointment-date': 'on_day' },
  client: { 'status-due': 'status_due_on' },
  invoice: { 'payment-due': 'payment_due_on', 'status-due': 'status_due_on' },
  task: { 'task-due': 'due_on' },
  production_order: { 'status-due': 'status_due_on' },
  preproduction_order: { 'status-due': 'status_due_on' },
} as const

/** Ten kinds of moments, as many records each, the first of their status, so that the same ones fall due at every size: today, or spread over `days` to come. */
export async function letFallDue(admin: pg.Client, { due, days }: { due: number; days: number }): Promise<void> {
  await admin.query('SET session_replication_role = replica')
  const places = Object.entries(columns).flatMap(([kind, of]) => Object.entries(of).map(([moment, column]) => ({ kind, moment, column })))
  for (const { kind, moment, column } of places) {
    await admin.query(`
      WITH one AS (SELECT * FROM trigger WHERE subject_kind = '${kind}' AND moment = '${moment}' AND status_id IS NOT NULL AND offset_unit = 'days' ORDER BY id LIMIT 1)
      UPDATE ${kind} r SET ${column} = current_date - one.offset_count + (f.place % ${days})::int FROM one,
        (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM ${kind} WHERE status_id = (SELECT status_id FROM one) ORDER BY id LIMIT ${due / places.length}) f
      WHERE r.id = f.id`)
    await admin.query(`VACUUM ANALYZE ${kind}`)
  }
  await admin.query('SET session_replication_role = DEFAULT')
}

async function countFound(bench: Bench, find: Parameters<Bench['settle']>[0]): Promise<number> {
  await bench.settle(find)
  const { rows } = await bench.admin.query<{ count: number }>('SELECT count(*)::int AS count FROM triggered_item')
  return rows[0]?.count ?? 0
}
