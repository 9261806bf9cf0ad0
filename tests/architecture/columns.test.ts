import { expect, test } from 'vitest'
import { type Columns, declaredColumns, differingColumns } from './columns.ts'
import { sourcesOf } from './source.ts'

const sources = sourcesOf({
  'src/studio/staff/actor.ts': `export type ActorColumns = { actor_kind: Actor['kind']; actor_id: number | null }`,
  'src/studio/records/tables.ts': `
    interface StatusColumns { status_id: number }
    /** A comment: with a colon. */
    export interface ClientTable extends StatusColumns {
      id: Generated<number>
      born: ColumnType<{ a: 1 }>
      left_at: InstantOrNull
    }
    export type EventTable = ActorColumns & {
      at: Date
    }
    declare module '#platform/database/tables.ts' { interface Tables {
      client: ClientTable
      event: EventTable
    } }`,
})
const there: Columns = new Map(Object.entries({ status_id: false, id: false, born: false, left_at: true }).map(([name, nullable]) => [name, { nullable }]))
const events: Columns = new Map(Object.entries({ actor_kind: false, actor_id: true, at: false }).map(([name, nullable]) => [name, { nullable }]))

test('types that say what the database says are fine', () => {
  expect(
    differingColumns(
      declaredColumns(sources),
      new Map([
        ['client', there],
        ['event', events],
      ]),
    ),
  ).toEqual([])
})

test('a column that only one of them knows, or that only one lets be null, is found', () => {
  const other: Columns = new Map([...there, ['id', { nullable: true }], ['left_at', { nullable: false }], ['archived', { nullable: true }]])
  other.delete('status_id')
  expect(
    differingColumns(
      declaredColumns(sources),
      new Map([
        ['client', other],
        ['event', events],
      ]),
    ),
  ).toEqual([
    'client.archived is in the database and not in tables.ts.',
    'client.status_id is in tables.ts and not in the database.',
    'client.id may be null in the database, but not in tables.ts.',
    'client.left_at is never null in the database, but may be in tables.ts.',
  ])
})
