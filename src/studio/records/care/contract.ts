import { type Static, Type } from 'typebox'
import { byId, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { number, reference, strict } from '../reference.ts'
import { yearDay } from '../year-day.ts'
import { mergeFieldNames } from './merge-fields.ts'

const field = Type.Enum(mergeFieldNames)
const version = Type.Integer({ minimum: 1 })
const told = nullable(Type.Union([Type.String(), yearDay]))
const versioned = Type.Object({ ...reference.properties, version: Type.Integer() })

const mergePreview = Type.Object({
  winner: versioned,
  loser: versioned,
  fields: Type.Array(
    Type.Object({ field, winner: told, loser: told, usual: Type.Enum(['winner', 'loser'], { description: 'Whose value stands unless you choose' }) }),
    { description: 'Only what differs; an address is taken whole' },
  ),
  emails: Type.Array(Type.String()),
  phones: Type.Array(Type.Object({ phone: Type.String(), label: Type.String(), sms: Type.Boolean() })),
  family: Type.Array(Type.String()),
  do_not_market: Type.Boolean(),
  do_not_call: Type.Boolean(),
  status: Type.String({ description: 'The winner’s; merging moves nobody to another status' }),
  moves: Type.Array(Type.Object({ what: Type.String(), count: Type.Integer() }), { description: 'How many records of the loser move' }),
})
export type MergePreview = Static<typeof mergePreview>

const merge = Type.Object({
  id: Type.Integer(),
  at: instant,
  actor: actorSchema,
  winner: reference,
  loser: reference,
  undone_at: nullable(instant),
  undone_by: nullable(actorSchema),
  hindrance: nullable(Type.String({ description: 'Why it cannot be undone any more; null while it can' })),
})
export type Merge = Static<typeof merge>

export const previewMerge = contract({
  method: 'GET',
  path: '/clients/:id/merge-preview',
  permission: 'records.read',
  summary: 'What becomes of a client when another is merged into it. Changes nothing.',
  params: byId,
  query: Type.Object({ with: number }),
  response: mergePreview,
})

export const mergeClients = contract({
  method: 'POST',
  path: '/clients/:id/merges',
  permission: 'records.write',
  summary: 'Merges another client into this one. The other’s records move here, and its number leads here from then on.',
  params: byId,
  body: Type.Object(
    {
      loser_id: number,
      version: { ...version, description: 'Of this client, as you saw it' },
      loser_version: { ...version, description: 'Of the other, as you saw it' },
      take: Type.Optional(Type.Array(field, { description: 'Fields to take from the other; left out: what is usual' })),
    },
    strict,
  ),
  response: merge,
})

export const listMerges = contract({
  method: 'GET',
  path: '/clients/:id/merges',
  permission: 'records.read',
  summary: 'What was merged into a client, newest first, and why it cannot be undone, if it cannot.',
  params: byId,
  response: Type.Object({ rows: Type.Array(merge) }),
})

export const undoMerge = contract({
  method: 'PUT',
  path: '/client-merges/:id/undone',
  permission: 'records.write',
  summary: 'Parts two clients that were merged, while nothing depends on it.',
  params: byId,
  response: merge,
})

const lookalike = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  company: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  city: Type.String(),
  archived: Type.Boolean(),
})
const duplicate = Type.Object({
  client: lookalike,
  other: lookalike,
  reasons: Type.Array(Type.Enum(['email', 'phone', 'name', 'birthday', 'address'])),
})
export type Duplicate = Static<typeof duplicate>

export const listDuplicates = contract({
  method: 'GET',
  path: '/client-duplicates',
  permission: 'records.read',
  summary:
    'Pairs of clients that may be the same person: the same email first, then the same phone, then the same name with something else. A page may be a little longer than asked.',
  query: Type.Object({ client_id: Type.Optional({ ...number, description: 'Only pairs with this client' }), ...paging }),
  response: page(duplicate),
})

export const tellApart = contract({
  method: 'PUT',
  path: '/client-duplicates/apart',
  permission: 'records.write',
  summary: 'Says that two clients are not the same person, or takes that back.',
  body: Type.Object({ client_id: number, other_id: number, apart: Type.Boolean() }, strict),
  response: Type.Object({ apart: Type.Boolean() }),
})

const household = Type.Object({
  id: nullable(Type.Integer()),
  members: Type.Array(lookalike, { description: 'Who else belongs to it' }),
  suggested: Type.Array(lookalike, { description: 'Clients at the same address, or who are named as family with their email or phone' }),
})
export type Household = Static<typeof household>

export const readHousehold = contract({
  method: 'GET',
  path: '/clients/:id/household',
  permission: 'records.read',
  summary: 'Who lives with a client, and who may.',
  params: byId,
  response: household,
})

export const chooseHousehold = contract({
  method: 'PUT',
  path: '/clients/:id/household',
  permission: 'records.write',
  summary: 'Puts a client into the household of another, making one where there is none; null: lives alone.',
  params: byId,
  body: Type.Object({ with_client_id: nullable(number) }, strict),
  response: household,
})
