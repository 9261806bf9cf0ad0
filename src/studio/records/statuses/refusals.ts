import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { type SubjectKind, subjectKinds } from '../subject.ts'

/** What a broken constraint means to a person who sets up statuses. `name` is the status or type that the change was about. */
export function setupRefusals(what: 'status' | 'type', name: string): Record<string, () => Refusal> {
  const taken = () => refuseField('name', `${what}-name-taken`, `There is a ${what} “${name}” already. Give another name.`)
  const nameless = () => refuseField('name', `${what}-nameless`, `A ${what} needs a name. Give one.`)
  return {
    status_name_unique: taken,
    type_name_unique: taken,
    status_name_given: nameless,
    type_name_given: nameless,
    status_default_department: () =>
      refuseField('default_department_id', 'no-such-department', 'This department is not there any more. Reload the page and choose another.'),
    status_default_member: () => refuseField('default_member_id', 'no-such-member', 'This member is not there any more. Reload the page and choose another.'),
    status_one_initial: () =>
      refuseField('initial', 'another-initial', 'Somebody marked another status as the initial one just now. Reload the page and try again.'),
  }
}

/** Refuses marks that only a client's status can have, and those on a status that nobody can choose. */
export function refuseWrongMarks(kind: SubjectKind, { on_booking, on_order, active }: { on_booking: boolean; on_order: boolean; active: boolean }): void {
  if (!on_booking && !on_order) return
  const field = on_booking ? 'on_booking' : 'on_order'
  if (kind !== 'client') throw refuseField(field, 'only-clients', 'Only clients go to a status by themselves. Give this mark to a client status.')
  if (!active) throw refuseField('active', 'given-by-itself', 'Clients go to this status by themselves, so it cannot be inactive. Take that mark away first.')
}

/** Refuses to touch the statuses of web forms: they are the same in every studio, and the program knows them by their order. */
export function refuseFixed({ subject_kind, name }: { subject_kind: string; name: string }): void {
  if (subject_kind in subjectKinds) return
  throw new Refusal('conflict', 'status-fixed', `“${name}” is a status of web forms. These are the same in every studio and stay as they are.`)
}

/** What uses a status or type that is to be deleted. `records` are sentences without their end, `advice` says what to do where only records use it. */
export type Users = { what: 'status' | 'type'; name: string; records: readonly string[]; advice: string }

/** Whatever of these stands in the way of deleting: one refusal that names all of it. The database names the triggers. */
export function usedRefusals(users: Users): ConstraintRefusals {
  const byRecords = () => inUse(users, '')
  const byTriggers = (triggers = '') => inUse(users, triggers === '' ? 'a trigger uses it' : usingTriggers(triggers))
  return {
    trigger_status: byTriggers,
    trigger_type: byTriggers,
    ...Object.fromEntries(Object.keys(subjectKinds).flatMap((kind) => [`${kind}_status`, `${kind}_type`].map((constraint) => [constraint, byRecords]))),
    status_entry_status: byRecords,
  }
}

function inUse({ what, name, records, advice }: Users, triggers: string): Refusal {
  const users = triggers === '' ? records : [...records, triggers]
  const listed = users.length > 1 ? `${users.slice(0, -1).join(', ')} and ${users.at(-1) ?? ''}` : (users[0] ?? 'it is used')
  // What a deleted trigger names, it names for good; and so does a history.
  const changeable = records.length === 0 && triggers !== '' && !triggers.includes('(deleted)')
  const move = changeable ? `Change ${triggers.startsWith('the triggers') ? 'those triggers' : 'that trigger'} first, or make the ${what} inactive` : advice
  return new Refusal('conflict', `${what}-in-use`, `The ${what} “${name}” cannot be deleted: ${listed}. ${move}: then it is not offered any more.`)
}

function usingTriggers(triggers: string): string {
  return triggers.split('“').length > 2 ? `the triggers ${triggers} use it` : `the trigger ${triggers} uses it`
}
