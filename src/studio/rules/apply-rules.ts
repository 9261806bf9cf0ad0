import type { Work } from '#studio/staff/work.ts'
import { applyDepartments } from './apply-departments.ts'
import { applyStatuses } from './apply-statuses.ts'
import { applyTemplates } from './apply-templates.ts'
import { applyTriggers } from './apply-triggers.ts'
import { applyTypes } from './apply-types.ts'
import { type Difference, differences } from './differences.ts'
import { loadSetup } from './load-setup.ts'
import { nameTroubles } from './name-troubles.ts'
import { pruneRules } from './prune-rules.ts'
import { putAway } from './put-away.ts'
import { readStanding } from './read-standing.ts'
import type { RulesFile } from './rules-text.ts'
import { refusePlaces } from './trouble.ts'

/**
 * Makes the studio's rules what a file says, in the transaction that is open: all of it or, refused with the lines that are wrong, nothing. Returns
 * what is different now. `prune`: what the file's sections do not name goes.
 */
export async function applyRules(work: Work, file: RulesFile, { prune }: { prune: boolean }): Promise<Difference[]> {
  const before = await readStanding(work)
  const troubles = nameTroubles(file.rules, before.setup)
  if (troubles.length > 0) throw refusePlaces(file.lineOf, troubles)
  await applyDepartments(work, file, before.setup)
  const newTypes = await applyTypes(work, file)
  await applyStatuses(work, file, { setup: await loadSetup(work), newTypes })
  await applyTemplates(work, file, before.setup)
  await applyTriggers(work, file, { setup: await loadSetup(work), triggers: before.triggers })
  await putAway(work, file)
  if (prune) await pruneRules(work, file.rules)
  return differences(before.rules, (await readStanding(work)).rules)
}
