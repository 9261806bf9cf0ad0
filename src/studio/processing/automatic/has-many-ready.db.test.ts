import { afterEach, beforeEach, expect, test } from 'vitest'
import { connected } from '#support/address.ts'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { hasManyReady } from './has-many-ready.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

/** Active items of a trigger, due at eight, whose records nobody looks at here. */
function listed(trigger: number, { from, count, waits = null }: { from: number; count: number; waits?: string | null }): Promise<void> {
  return connected(cases.url, async (admin) => {
    await admin.query(`SELECT set_config('hotshoe.studio', '${cases.studio.id}', false), set_config('session_replication_role', 'replica', false)`)
    await admin.query(
      `INSERT INTO triggered_item (trigger_id, subject_kind, subject_id, occurrence, due_on, due_at, admitted_by, state, waits_for, entered_at, state_at)
       SELECT ${trigger}, 'session', i, 'x', '2026-05-06', '2026-05-06T13:00Z', 'sweep', 'active', $1, now(), now() FROM generate_series(${from}, ${from + count - 1}) i`,
      [waits],
    )
  })
}

test('three hundred items that go by themselves now are long work; closed hours, a wish to wait and one less are not', async () => {
  const [first, second] = [await cases.addA7(), await cases.addA7({ hours_days: '{3}', hours_from: '10:00', hours_to: '11:00' })]
  const at = async (time: string) => {
    await cases.at(`2026-05-06T${time}`)
    return hasManyReady(cases.studio)
  }
  await listed(first, { from: 1, count: 200 })
  await listed(second, { from: 1001, count: 99 })
  await listed(first, { from: 2001, count: 50, waits: 'late' })
  expect([await at('09:30'), await at('10:30')]).toEqual([false, false])
  await listed(second, { from: 3001, count: 1 })
  expect([await at('08:59'), await at('09:30'), await at('10:30'), await at('11:30')]).toEqual([false, false, true, false])
  await cases.has({ paused_at: new Date() })
  expect(await at('10:30')).toBe(false)
})
