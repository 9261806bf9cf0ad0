import { sql } from 'kysely'
import { refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { subjectKinds } from '../subject.ts'
import { newStatusFields } from './changed-status.ts'
import type { NewStatus } from './contract.ts'
import type { StatusFamily } from './family.ts'
import { passedMarks, passMark } from './pass-mark.ts'
import { setupRefusals } from './refusals.ts'

/** Makes a status at the end of the order and returns its number. Refuses a name that is taken, and a type where the kind's types have no statuses of their own. */
export async function createStatus(work: Work, given: NewStatus): Promise<number> {
  const { subject_kind, type_id = null } = given
  await refuseWrongType(work, { subject_kind, type_id })
  const fields = newStatusFields(given)
  for (const mark of passedMarks) if (fields[mark]) await passMark(work, { subject_kind, type_id }, mark)
  const position = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM status WHERE subject_kind = ${subject_kind} AND type_id IS NOT DISTINCT FROM ${type_id})`
  const values = { subject_kind, type_id, position, ...fields }
  const { id } = await refusing(setupRefusals('status', fields.name), () =>
    work.db.insertInto('status').values(values).returning('id').executeTakeFirstOrThrow(),
  )
  return id
}

async function refuseWrongType(work: Work, { subject_kind, type_id }: StatusFamily): Promise<void> {
  const { plural, statusesOf } = subjectKinds[subject_kind]
  if (statusesOf === 'kind' && type_id !== null)
    throw refuseField('type_id', 'kind-has-no-type-statuses', `All ${plural.toLowerCase()} share their statuses. Leave the type out.`)
  if (statusesOf === 'kind') return
  if (type_id === null) throw refuseField('type_id', 'type-needed', `${plural} have statuses of their own for each type. Say for which type.`)
  const type = await work.db.selectFrom('type').select('id').where('id', '=', type_id).where(sql.ref('subject_kind'), '=', subject_kind).executeTakeFirst()
  if (type === undefined) throw refuseField('type_id', 'no-such-type', `There is no such type of ${plural.toLowerCase()}. Reload the page and choose another.`)
}
