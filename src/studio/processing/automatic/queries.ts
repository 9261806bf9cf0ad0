import { sql } from 'kysely'
import { dateAt } from '#studio/calendar/zone.ts'
import { countWaiting } from '#studio/matching/automatic/count-waiting.ts'
import { openingOf } from '#studio/matching/automatic/going.ts'
import { loadAutomation, loadRules } from '#studio/matching/automatic/load-rules.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadUsual } from './load-usual.ts'

/** What goes by itself and when, what waits for a person, and where the brake asks. */
export async function readAutomatic(work: Work) {
  const rules = await loadRules(work)
  const automation = await loadAutomation(work)
  const clock = { now: work.now, zone: work.studio.zone }
  const counts = await countReady(
    work,
    rules.map((rule) => rule.triggerId),
  )
  const waiting = rules.length === 0 ? new Map() : await countWaiting(work, 'active')
  const triggers = rules.flatMap((rule) => {
    const { description, going } = counts.get(rule.triggerId) ?? { description: '', going: 0 }
    const opening = openingOf(rule, automation, clock)
    return [{ trigger_id: rule.triggerId, description, going, goes_at: opening.at, goes_text: opening.text, waiting: waiting.get(rule.triggerId) ?? {} }]
  })
  const today = triggers.filter(({ goes_at }) => goes_at !== null && dateAt(goes_at, clock.zone) === work.today)
  return { triggers, going_today: today.reduce((sum, one) => sum + one.going, 0), brakes: await readBrakes(work, triggers), paused: automation.paused }
}

type Braked = { trigger_id: number; description: string; waiting: Partial<Record<string, number>> }

/** Where the brake asks, with its figures. */
async function readBrakes(work: Work, triggers: readonly Braked[]) {
  const braked = triggers.filter(({ waiting }) => (waiting['brake'] ?? 0) > 0)
  const usual = await loadUsual(
    work,
    braked.map((one) => one.trigger_id),
  )
  return braked.map(({ trigger_id, description, waiting }) => {
    const count = waiting['brake'] ?? 0
    const limit = usual.get(trigger_id) ?? 0
    const message = `“${description}” found ${count} at once; up to ${limit} a day is usual for it. Nothing was made of them. Look at them, then let them go, process or delete them.`
    return { trigger_id, description, count, usual: limit, message }
  })
}

async function countReady(work: Work, triggerIds: readonly number[]): Promise<Map<number, { description: string; going: number }>> {
  if (triggerIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; description: string; going: number }>`
    SELECT t.id, t.description, (SELECT count(*) FROM triggered_item i WHERE i.studio_id = t.studio_id AND i.trigger_id = t.id AND i.state = 'active'
      AND i.waits_for IS NULL)::int AS going
    FROM trigger t WHERE t.id = ANY(${triggerIds}::bigint[])`.execute(work.db)
  return new Map(rows.map((row) => [row.id, row]))
}
