import type { Work } from '#studio/staff/work.ts'
import { type Goer, type Going, goingOf, openingOf } from './going.ts'
import { loadAutomation, loadRules } from './load-rules.ts'

/** Says of items when they go, and of triggers when what is ready of them goes. */
export type Goings = { isAutomatic(triggerId: number): boolean; of(item: Goer & { trigger_id: number }): Going; ready(triggerId: number): Going }

/** What a list of items needs to say when each goes. */
export async function loadGoing(work: Work): Promise<Goings> {
  const rules = new Map((await loadRules(work)).map((rule) => [rule.triggerId, rule]))
  const automation = await loadAutomation(work)
  const clock = { now: work.now, zone: work.studio.zone }
  return {
    isAutomatic: (triggerId) => rules.has(triggerId),
    of: (item) => goingOf(item, rules.get(item.trigger_id), { automation, clock }),
    ready(triggerId) {
      const rule = rules.get(triggerId)
      return rule === undefined ? { at: null, text: null } : openingOf(rule, automation, clock)
    },
  }
}
