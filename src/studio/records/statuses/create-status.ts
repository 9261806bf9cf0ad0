import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { refusing } from '../refuse-constraint.ts'
import { oneLine } from '../written-text.ts'
import type { NewStatus } from './contract.ts'
import { passInitial } from './pass-initial.ts'
import { setupRefusals } from './refusals.ts'

/** Makes a status at the end of the order and returns its number. Refuses a name that is taken. */
export async function createStatus(work: Work, given: NewStatus): Promise<number> {
  const { subject_kind, duration_days = null, initial = false, final = false, active = true } = given
  const name = oneLine(given.name)
  if (initial) await passInitial(work, subject_kind)
  const position = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM status WHERE subject_kind = ${subject_kind})`
  const values = { subject_kind, name, position, duration_days, is_initial: initial, is_final: final, active: active || initial }
  const { id } = await refusing(setupRefusals('status', name), () => work.db.insertInto('status').values(values).returning('id').executeTakeFirstOrThrow())
  return id
}
