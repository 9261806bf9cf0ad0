import { judgeManyBackTests } from './backtest-many.ts'
import { judgeManyExplained } from './explain-many.ts'
import { judgeManyForecasts } from './forecast-many.ts'
import type { Many } from './live-many.ts'
import type { Mistake } from './mistaken.ts'

type Asked = 'back-test' | 'forecast' | 'explanation'
export type Sabotage = { asked: Asked; name: string; mistake: Mistake }

const of = (asked: Asked, all: Readonly<Record<string, Mistake>>): Sabotage[] => Object.entries(all).map(([name, mistake]) => ({ asked, name, mistake }))

/**
 * What a program that were wrong in one thing would take for true while it is asked; the engine itself lives by what is so. A comparison that does not notice would notice nothing.
 */
export const mistakes: readonly Sabotage[] = [
  ...of('back-test', {
    'each change is taken for the one before it': [
      `UPDATE record_event e SET at = p.at FROM (SELECT id, lag(at) OVER (PARTITION BY subject_kind, subject_id ORDER BY id) AS at FROM record_event) p WHERE p.id = e.id AND p.at IS NOT NULL`,
    ],
    'flags and dates are taken as of today': [`DELETE FROM record_event WHERE what = 'changed'`],
    'statuses are taken as of today': [
      `UPDATE status_entry e SET status_id = (SELECT x.status_id FROM status_entry x WHERE x.subject_kind = e.subject_kind AND x.subject_id = e.subject_id ORDER BY x.id DESC LIMIT 1)`,
    ],
    'whoever is put away was always': [`DELETE FROM record_event WHERE what IN ('archived', 'restored')`],
    'automatic triggers go around the clock': [`UPDATE trigger SET hours_days = '{1,2,3,4,5,6,7}', hours_from = '00:00', hours_to = '00:00' WHERE automatic`],
  }),
  ...of('forecast', {
    'hours are not looked at': [`UPDATE trigger SET hours_days = '{1,2,3,4,5,6,7}', hours_from = '00:00', hours_to = '00:00' WHERE automatic`],
    'work days are days': [`UPDATE studio SET work_week = '{1,2,3,4,5,6,7}'`, `UPDATE trigger SET offset_unit = 'days' WHERE offset_unit = 'work-days'`],
    'what was canceled comes all the same': [`UPDATE session SET on_hold = false, confirmed = false, canceled = false`],
    'messages are for somebody else': [`UPDATE client SET last_name = 'Somebody'`],
  }),
  ...of('explanation', {
    'flags are not looked at': [
      `UPDATE session SET on_hold = false, confirmed = false, canceled = false`,
      `UPDATE client SET do_not_market = false, do_not_call = false`,
    ],
    'what is listed counts as done': [`UPDATE triggered_item SET state = 'processed' WHERE state = 'active'`],
    'offsets are a day too long': [`UPDATE trigger SET offset_count = offset_count + 1`],
  }),
]

const sessions = ['session'] as const

/** Whether a comparison tells that its program is wrong. Throws with what failed otherwise. */
export async function isNoticed({ asked, mistake }: Sabotage, many: Many): Promise<boolean> {
  const judged = {
    'back-test': () => judgeManyBackTests({ ...many, mistake, size: { triggers: 6, steps: 5, wishes: 8, booked: 10, of: sessions } }),
    forecast: () => judgeManyForecasts({ ...many, mistake, size: { triggers: 8, steps: 2, wishes: 4, booked: 16, of: sessions } }),
    explanation: () => judgeManyExplained({ ...many, mistake, size: { triggers: 3, steps: 3, wishes: 6, booked: 6, of: sessions } }),
  }[asked]
  try {
    await judged()
    return false
  } catch (error) {
    // What the database refuses was not noticed by a comparison.
    const isCompared = error instanceof Error && error.message.startsWith('Property failed') && error.cause instanceof Error && !('code' in error.cause)
    if (isCompared) return true
    throw error
  }
}
