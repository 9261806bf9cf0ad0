import { applyDepartments } from './apply-departments.ts'
import { applyStatuses } from './apply-statuses.ts'
import { applyTemplates } from './apply-templates.ts'
import { applyTriggers } from './apply-triggers.ts'
import { applyTypes } from './apply-types.ts'
import { type Difference, differences } from './differences.ts'
import type { Hand } from './hand.ts'
import { nameTroubles } from './name-troubles.ts'
import { pruneRules } from './prune-rules.ts'
import { prunedNameTroubles } from './pruned-names.ts'
import { putAway } from './put-away.ts'
import type { RulesFile } from './rules-text.ts'
import { refusePlaces } from './trouble.ts'
import { twinsIn, twinTroubles, withTwins } from './twins.ts'
import { unkeptTexts } from './unkept-texts.ts'

/**
 * Makes what a hand works on what a file says: all of it, or refused with the lines that are wrong. Returns what is different then. `prune`: what the
 * file's sections do not name goes.
 */
export async function takeIn(hand: Hand, file: RulesFile, { prune }: { prune: boolean }): Promise<Difference[]> {
  const before = await hand.standing()
  const twins = twinsIn({ file: file.rules, before, formerNames: await hand.formerNames() })
  const troubles = [
    ...unkeptTexts(file.rules),
    ...nameTroubles(file.rules, before.setup),
    ...(prune ? prunedNameTroubles(file.rules, before.setup) : twinTroubles(twins)),
  ]
  if (troubles.length > 0) throw refusePlaces(file.lineOf, troubles)
  await applyDepartments(hand, file, before.setup)
  const newTypes = await applyTypes(hand, file)
  await applyStatuses(hand, file, { setup: await hand.setup(), newTypes })
  await applyTemplates(hand, file, before.setup)
  await applyTriggers(hand, file, { setup: await hand.setup(), triggers: before.triggers })
  await putAway(hand, file)
  if (prune) await pruneRules(hand, file)
  return withTwins(differences(before.rules, (await hand.standing()).rules), twins, prune)
}
