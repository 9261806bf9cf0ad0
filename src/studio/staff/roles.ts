/** The roles a member or a token can have, from most to least. */
export const roles = {
  owner: { label: 'Owner', says: 'Everything, including who else may sign in and going live.' },
  manager: { label: 'Manager', says: 'Sets up statuses, triggers, templates and settings.' },
  'front-desk': { label: 'Front desk', says: 'Keeps records, processes triggers, makes the calls.' },
  photographer: { label: 'Photographer', says: 'Sees clients, sessions and own tasks.' },
  viewer: { label: 'Viewer', says: 'Looks, changes nothing.' },
} as const
export type Role = keyof typeof roles

const all = ['owner', 'manager', 'front-desk', 'photographer', 'viewer'] as const
const desk = ['owner', 'manager', 'front-desk'] as const
const managers = ['owner', 'manager'] as const

/** Every right an endpoint can ask for, and the roles that have it. */
export const permissions = {
  'records.read': all,
  'records.write': desk,
  'clients.erase': managers,
  'tasks.write': ['owner', 'manager', 'front-desk', 'photographer'],
  'imports.write': managers,
  'setup.read': all,
  'setup.write': managers,
  'triggers.read': all,
  'triggers.write': managers,
  'items.read': all,
  'items.decide': desk,
  'messages.read': all,
  'messages.write': desk,
  'delivery.control': managers,
  'delivery.go-live': ['owner'],
  'staff.read': managers,
  'staff.write': ['owner'],
  'tokens.write': ['owner'],
  'clock.write': ['owner'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** Whether a role has a right. */
export function may(role: Role, permission: Permission): boolean {
  return permissions[permission].some((allowed) => allowed === role)
}
