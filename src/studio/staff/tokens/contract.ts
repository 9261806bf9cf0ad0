import { Type } from 'typebox'
import { byId, contract, instant, nullable } from '#platform/http/contract.ts'
import { type Role, roles } from '../roles.ts'

const role = Type.Enum(Object.keys(roles) as Role[])

export const token = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  role,
  created_by: nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  created_at: instant,
  last_used_at: nullable(instant),
  revoked_at: nullable(instant),
})

export const listTokens = contract({
  method: 'GET',
  path: '/tokens',
  permission: 'tokens.write',
  summary: 'The tokens that programs sign in with.',
  response: Type.Object({ rows: Type.Array(token) }),
})

export const createToken = contract({
  method: 'POST',
  path: '/tokens',
  permission: 'tokens.write',
  summary: 'Makes a token. Its secret is in this answer and nowhere else.',
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }), role }),
  response: Type.Object({ token, secret: Type.String() }),
})

export const revokeToken = contract({
  method: 'PUT',
  path: '/tokens/:id/revoked',
  permission: 'tokens.write',
  summary: 'Revokes a token for good.',
  params: byId,
  body: Type.Object({ revoked: Type.Literal(true) }),
  response: token,
})
