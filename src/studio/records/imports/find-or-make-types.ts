import type { Work } from '#studio/staff/work.ts'
import { createType } from '../statuses/create-type.ts'
import type { TypedKind } from '../subject.ts'
import { absentNames } from './absent-names.ts'

/**
 * The numbers of a kind's types by their names in small letters, in the studio's order. Those of `names` that are not there are made,
 * and noted in `made`.
 */
export async function findOrMakeTypes(
  work: Work,
  kind: TypedKind,
  { names, made }: { names: readonly string[]; made: string[] },
): Promise<Map<string, number>> {
  const read = () => work.db.selectFrom('type').select(['id', 'name']).where('subject_kind', '=', kind).orderBy('active', 'desc').orderBy('position').execute()
  const there = await read()
  const missing = absentNames(names, there)
  for (const name of missing) await createType(work, { subject_kind: kind, name })
  made.push(...missing)
  return new Map((missing.length === 0 ? there : await read()).map(({ id, name }) => [name.toLowerCase(), id]))
}
