import type { Work } from '#studio/staff/work.ts'
import { createType } from '../statuses/create-type.ts'
import { absentNames } from './absent-names.ts'

/** The numbers of session types by their names in small letters. Those of `names` that are not there are made, and noted in `made`. */
export async function findOrMakeTypes(work: Work, { names, made }: { names: readonly string[]; made: string[] }): Promise<Map<string, number>> {
  const read = () => work.db.selectFrom('type').select(['id', 'name']).where('subject_kind', '=', 'session').execute()
  const there = await read()
  const missing = absentNames(names, there)
  for (const name of missing) await createType(work, { subject_kind: 'session', name })
  made.push(...missing)
  return new Map((missing.length === 0 ? there : await read()).map(({ id, name }) => [name.toLowerCase(), id]))
}
