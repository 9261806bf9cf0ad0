import { Type } from 'typebox'
import { contract, done, instant, nullable } from '#platform/http/contract.ts'
import { type Role, roles } from '../roles.ts'

const role = Type.Enum(Object.keys(roles) as Role[])
const password = Type.String({ maxLength: 200 })

export const signIn = contract({
  method: 'POST',
  path: '/sign-in',
  permission: 'public',
  summary: 'Signs in; the answer sets a cookie.',
  body: Type.Object({ email: Type.String({ maxLength: 254 }), password }),
  response: done,
})

export const signOut = contract({ method: 'POST', path: '/sign-out', permission: 'public', summary: 'Signs out.', response: done })

export const setPassword = contract({
  method: 'POST',
  path: '/set-password',
  permission: 'public',
  summary: 'Sets a password with the token of a password link, which is then used up.',
  body: Type.Object({ token: Type.String({ maxLength: 200 }), password }),
  response: Type.Object({ email: Type.String() }),
})

export const changePassword = contract({
  method: 'PUT',
  path: '/me/password',
  permission: 'public',
  summary: 'Changes the own password and signs out everywhere else.',
  body: Type.Object({ current: password, wanted: password }),
  response: done,
})

export const switchStudio = contract({
  method: 'PUT',
  path: '/me/studio',
  permission: 'public',
  summary: 'Goes to another studio of the person who is signed in.',
  body: Type.Object({ studio_id: Type.Integer({ minimum: 1 }) }),
  response: done,
})

const me = Type.Object({
  account: nullable(Type.Object({ name: Type.String(), email: Type.String() })),
  member: nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  actor_name: Type.String(),
  role,
  permissions: Type.Array(Type.String()),
  studio: Type.Object({
    id: Type.Integer(),
    name: Type.String(),
    zone: Type.String(),
    language: Type.String(),
    date_order: Type.String(),
    default_country: Type.String(),
    work_week: Type.Array(Type.Integer()),
    currency: Type.String(),
    use_invoice_statuses: Type.Boolean(),
  }),
  studios: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() }), { description: 'Studios one may switch to, this one included' }),
  now: instant,
  today: Type.String(),
  clock_shift_seconds: Type.Number(),
  clock_may_be_set: Type.Boolean(),
  mailbox: Type.Boolean({ description: 'All email goes into a mailbox of the program’s own, to be read under GET /mailbox: the demo' }),
  rehearsal: Type.Boolean(),
  rehearsal_address: Type.String(),
  paused_at: nullable(instant),
  paused_reason: nullable(Type.String()),
  sending_blocked: nullable(Type.String({ description: 'Why this installation sends nothing' })),
})

export const readMe = contract({
  method: 'GET',
  path: '/me',
  permission: 'signed-in',
  summary: 'Who is signed in, what they may do, and how the studio stands.',
  response: me,
})

export const askWho = contract({
  method: 'GET',
  path: '/signed-in',
  permission: 'public',
  summary: 'The same as GET /me for whoever opens a page: null, and no refusal, when nobody is signed in.',
  response: Type.Object({ me: nullable(me) }),
})
