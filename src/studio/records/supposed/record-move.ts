import { type Static, Type } from 'typebox'
import { civilDate, nullable, wallTime } from '#platform/http/contract.ts'
import { givenDues } from '../invoices/contract.ts'
import { line, number, strict } from '../reference.ts'
import type { SubjectKind } from '../subject.ts'
import { yearDay } from '../year-day.ts'

/** The kinds of record of which can be asked what moving them would do. */
export const movableKinds = ['session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'client'] as const satisfies SubjectKind[]
export type MovableKind = (typeof movableKinds)[number]

const flags = { on_hold: Type.Optional(Type.Boolean()), confirmed: Type.Optional(Type.Boolean()), canceled: Type.Optional(Type.Boolean()) }

/** What somebody thinks of changing: the fields that its change and its move to another status take, and that triggers look at. */
export const recordMove = Type.Object(
  {
    primary_on: Type.Optional(nullable({ ...civilDate, description: 'A civil date, 2026-11-21. Of a session, with its time and zone' })),
    primary_time: Type.Optional(nullable(wallTime)),
    primary_zone: Type.Optional(nullable(line)),
    on_day: Type.Optional({ ...civilDate, description: 'A civil date, 2026-11-21. Of an appointment, with its time and zone' }),
    at_time: Type.Optional(nullable(wallTime)),
    zone: Type.Optional(nullable(line)),
    booked_on: Type.Optional(nullable(civilDate)),
    photographer_id: Type.Optional(nullable(number)),
    member_id: Type.Optional(nullable(number)),
    type_id: Type.Optional(number),
    ...flags,
    dues: givenDues,
    start_on: Type.Optional(nullable({ ...civilDate, description: 'A civil date, 2026-11-21. Of a task' })),
    task_due_on: Type.Optional(nullable({ ...civilDate, description: 'A civil date, 2026-11-21. Of a task, by itself' })),
    birthday: Type.Optional(nullable({ ...yearDay, description: 'Of a client' })),
    anniversary: Type.Optional(nullable({ ...yearDay, description: 'Of a client' })),
    do_not_market: Type.Optional(Type.Boolean()),
    do_not_call: Type.Optional(Type.Boolean()),
    status_id: Type.Optional(number),
    due_on: Type.Optional(nullable({ ...civilDate, description: 'A civil date, 2026-11-21. Of the status; left out: by its duration, null: none' })),
  },
  strict,
)
export type RecordMove = Static<typeof recordMove>

const session = ['primary_on', 'primary_time', 'primary_zone', 'booked_on', 'photographer_id', 'type_id', 'on_hold', 'confirmed', 'canceled'] as const
const appointment = ['on_day', 'at_time', 'zone', 'booked_on', 'member_id', 'type_id', 'on_hold', 'confirmed', 'canceled'] as const

/** Which fields a kind has, besides its status. */
export const movedFields: Record<MovableKind, readonly (keyof RecordMove)[]> = {
  session,
  appointment,
  invoice: ['type_id', 'dues', 'canceled'],
  production_order: ['type_id', 'member_id'],
  preproduction_order: ['member_id'],
  task: ['start_on', 'task_due_on', 'type_id', 'member_id'],
  client: ['birthday', 'anniversary', 'do_not_market', 'do_not_call'],
}
