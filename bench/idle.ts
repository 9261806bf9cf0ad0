import { findItems } from '#studio/matching/find-items.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { atBothSizes } from './both-sizes.ts'
import { type Figure, figure } from './figure.ts'
import { seedStudio } from './seed-studio.ts'

const limit = 1.6

/**
 * The first find of a day on which nothing is due: every trigger's index is probed, nothing is found. Buffers of all its statements, as
 * the program's own role with policies on.
 */
export async function idle(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(seeded, async (bench) => {
    await bench.settle(async (studio) => void (await findItems(studio)))
    await bench.admin.query(`UPDATE trigger SET swept_on = swept_on - 1, swept_at = now()`)
    return bench.buffers(async (studio) => void (await findItems(studio)))
  })
  return [figure('idle', 'buffers of a find at 1M sessions, 100 triggers, nothing new', { value: large, unit: 'buffers', floor: small, limit })]
}

/** Saving a trigger that fits everything in the past: no session is looked at. */
export async function arm(): Promise<Figure[]> {
  const [small, large] = await atBothSizes(seeded, async (bench) => {
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

const seeded = (admin: Parameters<typeof seedStudio>[0], sessions: number) => seedStudio(admin, { sessions, triggers: 100 })
