import type { OwnWish } from './automatic-deed.ts'
import { type Answer, happenHere } from './automatic-happen.ts'
import type { History } from './automatic-histories.ts'
import { observed } from './automatic-observe.ts'
import { processItem, resumed } from './automatic-rules.ts'
import { knows, type Rule, type Studio } from './automatic-studio.ts'
import type { Deed } from './deed.ts'
import { happen } from './happen.ts'
import { at } from './model.ts'
import { newWorld } from './set-up.ts'

/** What is done: of what goes by itself, or an edit or decision, which an import may have brought as history. */
export type Happening = { own: Exclude<OwnWish, { does: 'import' }> } | { deed: Deed; isHistory: boolean }

/** A studio among plain objects, before its history begins. */
export function newStudio({ zone, begins, studio: { hours, settle, cap, bulk } }: History, forgets: Rule | null): Studio {
  const world = newWorld({ zone, now: Date.parse(begins), usesInvoiceStatuses: false })
  const nothing = { automations: [], standings: new Map(), runs: [], made: [], order: new Map(), seen: [] }
  return { world, hours, settle, cap, bulk, paused: false, ...nothing, forgets }
}

/** Lets anything happen among the plain objects. */
export function happenAny(studio: Studio, happening: Happening): Answer {
  if ('own' in happening) return happenHere(studio, happening.own)
  const { world, automations } = studio
  const { deed, isHistory } = happening
  if (deed.does === 'decide') decide(studio, deed)
  else happen(world, deed)
  if (deed.does === 'new trigger') automations.push({ automatic: false, hours: null, settle: null })
  if (isHistory && knows(studio, 'history')) at(world.records, world.records.length - 1).historyAt = world.now
  return 'done'
}

function decide(studio: Studio, deed: Extract<Deed, { does: 'decide' }>): void {
  const item = at(studio.world.items, deed.item)
  if (deed.decision === 'process') return processItem(studio, item, null)
  observed(studio, () => happen(studio.world, deed))
  const { automatic } = at(studio.automations, item.trigger)
  if (deed.decision === 'skip' && automatic && knows(studio, 'skipped until resumed')) item.heldUntil = resumed
}
