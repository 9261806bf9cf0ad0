import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { subjectKinds } from '../subject.ts'
import { oneLine } from '../written-text.ts'
import { addDefaultStatuses } from './add-default-statuses.ts'
import type { NewType } from './contract.ts'
import { setupRefusals } from './refusals.ts'

/** Makes a type at the end of the order, with statuses where it has its own, and returns its number. Refuses a name that is taken. */
export async function createType(work: Work, { subject_kind, active = true, ...given }: NewType): Promise<number> {
  const name = oneLine(given.name)
  const position = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM type WHERE subject_kind = ${subject_kind})`
  const insert = work.db.insertInto('type').values({ subject_kind, name, position, active }).returning('id')
  const { id } = await refusing(setupRefusals('type', name), () => insert.executeTakeFirstOrThrow())
  if (subjectKinds[subject_kind].statusesOf === 'type') await addDefaultStatuses(work, { subject_kind, type_ids: [id] })
  return id
}
