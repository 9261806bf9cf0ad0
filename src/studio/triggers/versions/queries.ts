import type { Static } from 'typebox'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import type { Answer } from '#platform/http/endpoint.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadReferences } from '../load-references.ts'
import { loadTrigger } from '../queries.ts'
import { type Refers, referenceIds } from '../references.ts'
import { sentence } from '../sentence.ts'
import { comparisonOf } from './comparison.ts'
import type { versionSchema } from './contract.ts'
import { loadVersions } from './load-versions.ts'
import { type Names, namesOf } from './names.ts'
import { noSuchVersion } from './refusals.ts'
import { type Version, versionAt } from './version.ts'

/** A page of the versions of a trigger, newest first. */
export async function listVersions(work: Work, id: number, { after, limit = 50 }: { after?: string; limit?: number }) {
  const versions = await loadVersions(work, await loadTrigger(work, id))
  const before = after === undefined ? Number.POSITIVE_INFINITY : Number(readCursor(after, 1)[0])
  const names = await namesIn(work, versions)
  const rows = versions.map((_, place) => shown(versions, place, names)).filter(({ version }) => version < before)
  const page = rows.toReversed().slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, next: last === undefined ? null : writeCursor([last.version]) }
}

/** One version in words, and what differs from another: the one before, where none is named. */
export async function readVersion(work: Work, { id, version: asked }: { id: number; version: number }, comparedWith?: number) {
  const trigger = await loadTrigger(work, id)
  const versions = await loadVersions(work, trigger)
  const found = versionAt(versions, asked, trigger.version)
  const place = found === null ? -1 : versions.indexOf(found)
  const other = comparedWith === undefined ? (versions[place - 1] ?? null) : versionAt(versions, comparedWith, trigger.version)
  if (found === null) throw noSuchVersion(trigger, versions, asked)
  if (comparedWith !== undefined && other === null) throw noSuchVersion(trigger, versions, comparedWith)
  const names = await namesIn(work, versions)
  const { rule } = found
  const named = (kind: 'member' | 'department', number: number | null) => (number === null ? null : names.of(kind, number))
  return {
    ...shown(versions, place, names),
    description: rule.description,
    sentence: sentence({
      ...rule,
      status_name: rule.status_id === null ? null : names.of('status', rule.status_id),
      type_name: rule.type_id === null ? null : names.of('type', rule.type_id),
      outputs: rule.outputs.map(({ steps, recipient }) => ({
        steps,
        recipient: { ...recipient, name: named('member', recipient.member_id) ?? named('department', recipient.department_id) },
      })),
    }),
    compared_with: other?.number ?? null,
    differences: other === null ? [] : comparisonOf(other.rule, rule, names),
  }
}

function shown(versions: readonly Version[], place: number, names: Names): Answer<Static<typeof versionSchema>> {
  const version = versions[place]
  if (version === undefined) throw new Error('There is no such version.')
  const { number, rule, happened } = version
  const before = versions[place - 1]
  return {
    version: number,
    at: happened.at,
    actor: happened.actor,
    current: place === versions.length - 1,
    armed: happened.armed,
    rolled_back_to: happened.rolledBackTo,
    changes: before === undefined ? [] : comparisonOf(before.rule, rule, names),
  }
}

async function namesIn(work: Work, versions: readonly Version[]): Promise<Names> {
  const rules: readonly Refers[] = versions.map(({ rule }) => rule)
  return namesOf(await loadReferences(work, referenceIds(rules)))
}
