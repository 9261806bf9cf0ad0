import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Flag } from './flags.ts'
import type { Objection } from './objections.ts'
import type { Trigger } from './trigger.ts'

export function noSuchTrigger(id: number): Refusal {
  return new Refusal('not-found', 'no-such-trigger', `There is no trigger number ${id}. It may belong to another studio.`)
}

export function changedMeanwhile({ description }: Pick<Trigger, 'description'>): Refusal {
  return new Refusal('conflict', 'changed-meanwhile', `Somebody has changed the trigger “${description}” meanwhile. Load it again and repeat your change.`)
}

export function isDeleted({ description }: Pick<Trigger, 'description'>): Refusal {
  return new Refusal('conflict', 'trigger-deleted', `The trigger “${description}” was deleted. Bring it back first.`)
}

/** Everything that speaks against saving, at its fields; the first sentence speaks for all. */
export function cannotSave(objections: readonly [Objection, ...Objection[]]): Refusal {
  const [first] = objections
  return new Refusal('invalid', first.code, { message: first.message, problems: objections.map(({ field, message }) => ({ field, message })) })
}

/** Why a trigger cannot be on as it stands. */
export function cannotBeOn({ description }: Pick<Trigger, 'description'>, flags: readonly Flag[]): Refusal {
  const sentences = flags.map(({ message }) => message).join(' ')
  const message = `“${description}” cannot be switched on. ${sentences}`
  return new Refusal('invalid', 'cannot-switch-on', { message: message, problems: flags.map(({ field, message: at }) => ({ field, message: at })) })
}

export function noStatusYet(): Refusal {
  return new Refusal('invalid', 'no-session-status', {
    message: 'The studio has no active session status yet. Set one up under Settings, Statuses, then make triggers.',
    problems: [{ field: 'status_id', message: 'Set up a session status first.' }],
  })
}

function used(code: string, message: string) {
  return (dependents = '') => new Refusal('conflict', code, dependents === '' ? message : `${message} Used by ${dependents}.`)
}

/**
 * The refusals that stand behind this slice's constraints, by constraint name. The database names the triggers that stand in the
 * way in the error's detail (migration 0005).
 */
export const constraintRefusals = {
  trigger_status: used('status-used', 'Triggers use this status. Change or delete them first, or make the status inactive instead.'),
  trigger_type: used('type-used', 'Triggers use this type. Change or delete them first, or make the type inactive instead.'),
  output_step_template: used('template-used', 'Triggers use this template. Change or delete them first, or archive the template instead.'),
  output_step_task_type: used('type-used', 'Triggers make tasks of this type. Change or delete them first, or make the type inactive instead.'),
  trigger_output_member: used('member-used', 'Triggers write to this member. Change them first.'),
  trigger_output_department: used('department-used', 'Triggers write to this department. Change them first.'),
  output_step_member: used('member-used', 'Triggers give calls or tasks to this member. Change them first.'),
  output_step_department: used('department-used', 'Triggers give calls or tasks to this department. Change them first.'),
} as const satisfies ConstraintRefusals
