import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from '../load-references.ts'
import { objectionsTo, type Standing } from '../objections.ts'
import type { Settled } from '../proposal.ts'
import { referenceIds } from '../references.ts'
import { standingOf } from '../standing.ts'
import type { Trigger } from '../trigger.ts'
import { loadVersions } from './load-versions.ts'
import { noSuchVersion } from './refusals.ts'
import { type Version, versionAt } from './version.ts'

export type Back = { settled: Settled; standing: Standing; version: Version }

/**
 * The rule of an earlier version, if it could be saved again. Its outputs keep their numbers, those too that are gone by now, so that nothing is generated twice. Refuses
 * where something that it used is gone or was put away, with what to do.
 */
export async function settleRollBack(work: Work, trigger: Trigger, to: number): Promise<Back> {
  const versions = await loadVersions(work, trigger)
  const version = versionAt(versions, to, trigger.version)
  if (version === null) throw noSuchVersion(trigger, versions, to)
  const { rule } = version
  const now = standingOf(trigger)
  const standing: Standing = { has: now.has, outputIds: [...now.outputIds, ...rule.outputs.flatMap(({ id }) => id ?? [])] }
  const references = await loadReferences(work, referenceIds([rule]))
  const problems = objectionsTo(rule, references, standing)
  if (problems.length === 0) return { settled: rule, standing, version }
  const sentences = [...new Set(problems.map(({ message }) => message))].join(' ')
  const message = `Version ${version.number} of “${trigger.description}” cannot come back as it was: what it used is gone or was put away since. ${sentences} Or change the trigger by hand.`
  throw new Refusal('invalid', 'cannot-roll-back', { message, problems: problems.map(({ field, message: at }) => ({ field, message: at })) })
}
