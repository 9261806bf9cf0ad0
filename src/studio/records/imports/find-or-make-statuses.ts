import type { Work } from '#studio/staff/work.ts'
import type { StatusRow } from '../statuses/status.ts'
import { findOrMakeFamilyStatuses } from './find-or-make-family-statuses.ts'

/** All statuses of a kind whose records share them, by their names in small letters. Those of `names` that are not there are made, and noted in `made`. */
export async function findOrMakeStatuses(
  work: Work,
  kind: 'client' | 'session',
  { names, made }: { names: readonly string[]; made: string[] },
): Promise<Map<string, StatusRow>> {
  const statuses = await findOrMakeFamilyStatuses(work, kind, { wanted: names.map((name) => ({ type_id: null, name })), made })
  return new Map(statuses.map((status) => [status.name.toLowerCase(), status]))
}
