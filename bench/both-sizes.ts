import type pg from 'pg'
import type { OpenStudio } from '#studio/staff/work.ts'
import { buffersOf, statementsOf } from './buffers.ts'
import { type Scratch, scratchDatabase } from './scratch-database.ts'

export const sizes = [100_000, 1_000_000] as const

export type Bench = {
  admin: pg.Client
  settle(run: (studio: OpenStudio) => Promise<void>): Promise<void>
  /** Buffers that a run's statements read, as the program's own role with policies on. What the run changed is put back. */
  buffers(run: (studio: OpenStudio) => Promise<void>): Promise<number>
}

/** Seeds and measures at 100 k and at 1 M rows, each in a database of its own. */
export async function atBothSizes<T>(seed: (admin: pg.Client, rows: number) => Promise<number>, measure: (bench: Bench) => Promise<T>): Promise<[T, T]> {
  const [small, large] = sizes
  return [await atSize(small, seed, measure), await atSize(large, seed, measure)]
}

async function atSize<T>(rows: number, seed: (admin: pg.Client, rows: number) => Promise<number>, measure: (bench: Bench) => Promise<T>): Promise<T> {
  const scratch = await scratchDatabase()
  try {
    return await measure(benchOf(scratch, await seed(scratch.admin, rows)))
  } finally {
    await scratch.close()
  }
}

function benchOf({ url, admin }: Scratch, studioId: number): Bench {
  return {
    admin,
    settle: async (run) => void (await statementsOf({ url, studioId }, run)),
    // Once to learn its statements; then what they changed is put back, and each is asked what it reads.
    async buffers(run) {
      const before = await snapshot(admin)
      const statements = await statementsOf({ url, studioId }, run)
      await restore(admin, before)
      return buffersOf({ url, studioId }, statements)
    },
  }
}

type Before = { triggers: Record<string, unknown>[]; changes: Record<string, unknown>[]; lastItem: string }

async function snapshot(admin: pg.Client): Promise<Before> {
  const triggers = (await admin.query(`SELECT id, active, armed_at, swept_on::text, swept_at, version FROM trigger`)).rows
  const changes = (await admin.query(`SELECT * FROM record_change`)).rows
  const { rows } = await admin.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM triggered_item')
  return { triggers, changes, lastItem: rows[0]?.id ?? '0' }
}

async function restore(admin: pg.Client, { triggers, changes, lastItem }: Before): Promise<void> {
  await admin.query(
    `UPDATE trigger t SET active = b.active, armed_at = b.armed_at, swept_on = b.swept_on, swept_at = b.swept_at, version = b.version
     FROM json_to_recordset($1) AS b(id bigint, active boolean, armed_at timestamptz, swept_on date, swept_at timestamptz, version int) WHERE t.id = b.id`,
    [JSON.stringify(triggers)],
  )
  await admin.query('DELETE FROM item_event WHERE item_id > $1', [lastItem])
  await admin.query('DELETE FROM triggered_item WHERE id > $1', [lastItem])
  await admin.query('DELETE FROM record_change')
  await admin.query('INSERT INTO record_change OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::record_change, $1)', [
    JSON.stringify(changes),
  ])
  for (const table of ['trigger', 'triggered_item', 'item_event', 'record_change']) await admin.query(`VACUUM ANALYZE ${table}`)
}
