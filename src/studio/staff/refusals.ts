import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { type Permission, permissions, type Role, roles } from './roles.ts'

export function changedMeanwhile(what: string): Refusal {
  return new Refusal('conflict', 'changed-meanwhile', `Somebody changed ${what} meanwhile. Reload to see how it is now, then make your change again.`)
}

export function notFound(what: string, id: number): Refusal {
  return new Refusal('not-found', 'not-found', `There is no ${what} number ${id} in this studio.`)
}

/** Says which roles could do it. */
/** `users`: “Front desk” has the trigger “A week before”, 2 open tasks. */
export function departmentInUse(users = 'It is used'): Refusal {
  return new Refusal('conflict', 'department-in-use', `${users}. Give all of that to another department first; then archive this one.`)
}

export function withoutRight(role: Role, permission: Permission): Refusal {
  const able = permissions[permission].map((name) => roles[name].label.toLowerCase())
  const who = able.length === 1 ? able[0] : `${able.slice(0, -1).join(', ')} or ${able.at(-1)}`
  return new Refusal('forbidden', 'without-right', `Your role here, ${roles[role].label.toLowerCase()}, may not do this. It takes the role ${who}.`)
}

export const lastOwner = () =>
  new Refusal(
    'conflict',
    'last-owner',
    'This is the only owner who can sign in. Give somebody else the role owner and a password first, so that the studio stays in hand.',
  )

export const constraintRefusals: ConstraintRefusals = {
  member_email_unique: () => refuseField('email', 'email-taken', 'Another member of this studio has this email address. Each member needs their own.'),
  member_name_given: () => refuseField('name', 'name-missing', 'Name must not be empty.'),
  department_name_unique: () => refuseField('name', 'name-taken', 'There is a department with this name already. Choose another name.'),
  department_name_given: () => refuseField('name', 'name-missing', 'Name must not be empty.'),
  // What uses it is named by the database, for it stands further on than departments (migration 0021).
  department_in_use: departmentInUse,
  department_default_member: () => refuseField('default_member_id', 'no-such-member', 'This member does not exist in this studio.'),
  department_member_studio_id_member_id_fkey: () => refuseField('member_ids', 'no-such-member', 'One of these members does not exist in this studio.'),
  studio_name_given: () => refuseField('name', 'name-missing', 'Name must not be empty.'),
  studio_currency_stays: () =>
    refuseField('currency', 'currency-stays', 'There are invoices already, and their amounts would mean something else. The currency stays as it is.'),
  api_token_name_given: () => refuseField('name', 'name-missing', 'Name must not be empty.'),
  auth_user_email_key: () => refuseField('email', 'email-taken', 'Somebody else signs in with this email address. Choose another one.'),
}
