import type pg from 'pg'
import { findItems } from '#studio/matching/find-items.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { buffersOf, statementsOf } from './buffers.ts'
import { type Figure, figure } from './figure.ts'
import { type Scratch, scratchDatabase } from './scratch-database.ts'
import { seedStudio } from './seed-studio.ts'

const sizes = [100_000, 1_000_000] as const
const limit = 1.6

/**
 * The first find of a day on which nothing is due: every trigger's index is probed, nothing is found. Buffers of all its statements, as
 * the program's own role with policies on.
 */
export async function idle(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(async (bench) => {
    await bench.settle(async (studio) => void (await findItems(studio)))
    await bench.admin.query(`UPDATE trigger SET swept_on = swept_on - 1, swept_at = now()`)
    return bench.buffers(async (studio) => void (await findItems(studio)))
  })
  return [figure('idle', 'buffers of a find at 1M sessions, 100 triggers, nothing new', { value: large, unit: 'buffers', floor: small, limit })]
}

/** Saving a trigger that fits everything in the past: no session is looked at. */
export async function arm(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(async (bench) => {
    const { rows } = await bench.admin.query<{ id: string; version: number }>(
      `UPDATE trigger SET active = false WHERE id = (SELECT min(id) FROM trigger) RETURNING id, version`,
    )
    const [trigger] = rows
    await bench.admin.query(`DELETE FROM record_change`)
    await bench.admin.query(`INSERT INTO trigger_output (trigger_id, position, recipient_kind) VALUES ($1, 0, 'client')`, [trigger?.id])
    await bench.admin.query(`INSERT INTO output_step (output_id, position, channel, description) SELECT max(id), 0, 'call', 'Call' FROM trigger_output`)
    return bench.buffers(async (studio) => {
      await studio.inTransaction((work) => switchTrigger(work, Number(trigger?.id), { version: trigger?.version ?? 0, active: true }))
      await findItems(studio)
    })
  })
  return [figure('arm', 'buffers of arming a trigger that fits the past and finding, at 1M sessions', { value: large, unit: 'buffers', floor: small, limit })]
}

type Bench = {
  admin: pg.Client
  settle(run: (studio: OpenStudio) => Promise<void>): Promise<void>
  buffers(run: (studio: OpenStudio) => Promise<void>): Promise<number>
}

async function atBothSizes(measure: (bench: Bench) => Promise<number>): Promise<[number, number]> {
  const counts: number[] = []
  for (const sessions of sizes) {
    const scratch = await scratchDatabase()
    try {
      const studioId = await seedStudio(scratch.admin, { sessions, triggers: 100 })
      counts.push(await measure(benchOf(scratch, studioId)))
    } finally {
      await scratch.close()
    }
  }
  return [counts[0] ?? 0, counts[1] ?? 0]
}

function benchOf({ url, admin }: Scratch, studioId: number): Bench {
  return {
    admin,
    settle: async (run) => void (await statementsOf({ url, studioId }, run)),
    /** Runs it once to learn its statements, puts back what they changed, and asks what each of them reads. */
    async buffers(run) {
      const before = await snapshot(admin)
      const statements = await statementsOf({ url, studioId }, run)
      await restore(admin, before)
      return buffersOf({ url, studioId }, statements)
    },
  }
}

const snapshot = async (admin: pg.Client) => (await admin.query(`SELECT id, active, armed_at, swept_on::text, swept_at, version FROM trigger`)).rows
async function restore(admin: pg.Client, triggers: Record<string, unknown>[]): Promise<void> {
  await admin.query(
    `UPDATE trigger t SET active = b.active, armed_at = b.armed_at, swept_on = b.swept_on, swept_at = b.swept_at, version = b.version
     FROM json_to_recordset($1) AS b(id bigint, active boolean, armed_at timestamptz, swept_on date, swept_at timestamptz, version int) WHERE t.id = b.id`,
    [JSON.stringify(triggers)],
  )
  await admin.query('DELETE FROM record_change')
  await admin.query('VACUUM ANALYZE trigger')
}
