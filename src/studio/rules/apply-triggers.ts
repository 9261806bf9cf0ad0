import type { Trigger } from '#studio/triggers/trigger.ts'
import { atPlace } from './at-place.ts'
import type { TriggerRule } from './format.ts'
import type { Hand } from './hand.ts'
import type { RulesFile } from './rules-text.ts'
import type { Setup } from './setup.ts'
import { wantedOf } from './trigger-of-rule.ts'

/** Makes the triggers of a file and changes those of the same name, by the rules of every change: what moves its dates counts anew. */
export async function applyTriggers(
  hand: Hand,
  { rules, lineOf }: RulesFile,
  { setup, triggers }: { setup: Setup; triggers: readonly Trigger[] },
): Promise<void> {
  for (const [index, rule] of (rules.triggers ?? []).entries()) {
    const known = triggers.filter(({ description }) => description === rule.name.trim())[(rule.nth ?? 1) - 1]
    await atPlace(lineOf, ['triggers', index], () => applyTrigger(hand, { rule, setup, known }))
  }
}

type Applied = { rule: TriggerRule; setup: Setup; known: Trigger | undefined }

async function applyTrigger(hand: Hand, { rule, setup, known }: Applied): Promise<void> {
  const wanted = wantedOf(rule, setup, known?.outputs ?? [])
  if (known === undefined) {
    await hand.createTrigger({ ...wanted, active: rule.active ?? false })
    return
  }
  // Switched off first: it need not be able to work as it stands then.
  const off = rule.active === false ? await hand.switchTrigger(known.id, { version: known.version, active: false }) : known
  const changed = await hand.changeTrigger(known.id, { version: off.version, ...wanted })
  if (rule.active === true) await hand.switchTrigger(known.id, { version: changed.version, active: true })
}
