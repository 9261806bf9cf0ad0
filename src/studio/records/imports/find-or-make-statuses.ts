import type { Work } from '#studio/staff/work.ts'
import { createStatus } from '../statuses/create-status.ts'
import type { StatusRow } from '../statuses/status.ts'
import { absentNames } from './absent-names.ts'
import type { ImportedKind } from './imported-kind.ts'

/** All statuses of a kind by their names in small letters. Those of `names` that are not there are made, and noted in `made`. */
export async function findOrMakeStatuses(
  work: Work,
  kind: ImportedKind,
  { names, made }: { names: readonly string[]; made: string[] },
): Promise<Map<string, StatusRow>> {
  const read = () => work.db.selectFrom('status').selectAll().where('subject_kind', '=', kind).execute()
  const there = await read()
  const missing = absentNames(names, there)
  for (const [at, name] of missing.entries()) await createStatus(work, { subject_kind: kind, name, initial: there.length + at === 0 })
  made.push(...missing)
  return new Map((missing.length === 0 ? there : await read()).map((status) => [status.name.toLowerCase(), status]))
}
