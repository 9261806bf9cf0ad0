import type { Work } from '#studio/staff/work.ts'
import { createStatus } from '../statuses/create-status.ts'
import type { StatusRow } from '../statuses/status.ts'
import type { SubjectKind } from '../subject.ts'
import { absentNames } from './absent-names.ts'

/** A status by its name. `type_id` for kinds whose types have statuses of their own, else null. */
export type WantedStatus = { type_id: number | null; name: string }

/** All statuses of a kind. Those that are wanted and not there are made, and their names noted in `made`. */
export async function findOrMakeFamilyStatuses(
  work: Work,
  kind: SubjectKind,
  { wanted, made }: { wanted: readonly WantedStatus[]; made: string[] },
): Promise<StatusRow[]> {
  const read = () => work.db.selectFrom('status').selectAll().where('subject_kind', '=', kind).orderBy('position').execute()
  const there = await read()
  let count = 0
  for (const type_id of new Set(wanted.map((each) => each.type_id))) {
    const family = there.filter((status) => status.type_id === type_id)
    const names = wanted.filter((each) => each.type_id === type_id).map(({ name }) => name)
    const missing = absentNames(names, family)
    for (const [at, name] of missing.entries()) await createStatus(work, { subject_kind: kind, type_id, name, initial: family.length + at === 0 })
    made.push(...missing)
    count += missing.length
  }
  return count === 0 ? there : read()
}
