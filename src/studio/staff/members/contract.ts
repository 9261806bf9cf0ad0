import { Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { type Role, roles } from '../roles.ts'

const role = Type.Enum(Object.keys(roles) as Role[])
const name = Type.String({ minLength: 1, maxLength: 200 })
const email = nullable(Type.String({ maxLength: 254 }))

const memberExtras = {
  email,
  phone: nullable(Type.String({ maxLength: 50 })),
  phone_sms: Type.Boolean(),
  takes_sessions: Type.Boolean({ description: 'Listed as a photographer' }),
}
const memberFields = { name, role, ...memberExtras }

export const member = Type.Object({
  id: Type.Integer(),
  ...memberFields,
  can_sign_in: Type.Boolean(),
  archived_at: nullable(instant),
  version: Type.Integer(),
})

const change = { version: Type.Integer() }
const archiving = Type.Object({ archived: Type.Boolean(), ...change })

export const listMembers = contract({
  method: 'GET',
  path: '/members',
  permission: 'setup.read',
  summary: 'The people of the studio.',
  query: Type.Object({
    search: Type.Optional(Type.String({ maxLength: 200 })),
    photographers: Type.Optional(Type.Boolean({ description: 'Only those who take sessions' })),
    archived: Type.Optional(Type.Boolean({ default: false })),
    ...paging,
  }),
  response: page(member),
})

export const readMember = contract({ method: 'GET', path: '/members/:id', permission: 'setup.read', summary: 'One member.', params: byId, response: member })

export const addMember = contract({
  method: 'POST',
  path: '/members',
  permission: 'staff.write',
  summary: 'Adds a member. A sign-in is made by asking for a password link.',
  body: Type.Object({ name, role, ...Type.Partial(Type.Object(memberExtras)).properties }),
  response: member,
})

export const changeMember = contract({
  method: 'PATCH',
  path: '/members/:id',
  permission: 'staff.write',
  summary: 'Changes a member.',
  params: byId,
  body: Type.Object({ ...change, ...Type.Partial(Type.Object(memberFields)).properties }),
  response: member,
})

export const archiveMember = contract({
  method: 'PUT',
  path: '/members/:id/archived',
  permission: 'staff.write',
  summary: 'A member who has left cannot sign in any more; what they did keeps their name.',
  params: byId,
  body: archiving,
  response: member,
})

export const makePasswordLink = contract({
  method: 'POST',
  path: '/members/:id/password-link',
  permission: 'staff.write',
  summary: 'A link, good once, with which a member sets a password. Null when the member already signs in to another studio with their own.',
  params: byId,
  response: Type.Object({ link: nullable(Type.String()), expires_at: nullable(instant), message: Type.String() }),
})

const departmentExtras = {
  email,
  default_member_id: nullable(Type.Integer({ minimum: 1 })),
  member_ids: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 500 }),
}
const departmentFields = { name, ...departmentExtras }

export const department = Type.Object({
  id: Type.Integer(),
  ...departmentFields,
  archived_at: nullable(instant),
  version: Type.Integer(),
})

export const listDepartments = contract({
  method: 'GET',
  path: '/departments',
  permission: 'setup.read',
  summary: 'The departments and who is in them.',
  query: Type.Object({ archived: Type.Optional(Type.Boolean({ default: false })), ...paging }),
  response: page(department),
})

export const readDepartment = contract({
  method: 'GET',
  path: '/departments/:id',
  permission: 'setup.read',
  summary: 'One department.',
  params: byId,
  response: department,
})

export const addDepartment = contract({
  method: 'POST',
  path: '/departments',
  permission: 'setup.write',
  summary: 'Adds a department.',
  body: Type.Object({ name, ...Type.Partial(Type.Object(departmentExtras)).properties }),
  response: department,
})

export const changeDepartment = contract({
  method: 'PATCH',
  path: '/departments/:id',
  permission: 'setup.write',
  summary: 'Changes a department; member_ids replaces who is in it.',
  params: byId,
  body: Type.Object({ ...change, ...Type.Partial(Type.Object(departmentFields)).properties }),
  response: department,
})

export const archiveDepartment = contract({
  method: 'PUT',
  path: '/departments/:id/archived',
  permission: 'setup.write',
  summary: 'Archives a department or brings it back.',
  params: byId,
  body: archiving,
  response: department,
})
