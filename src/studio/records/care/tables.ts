import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Actor, ActorColumns } from '#studio/staff/actor.ts'
import type { Remembered } from './merged-client.ts'

export interface HouseholdTable {
  studio_id: Generated<number>
  id: Generated<number>
  made_at: Date
}

export interface ClientMergeTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  winner_id: number
  loser_id: number
  at: Date
  winner_before: JSONColumnType<Remembered>
  loser_before: JSONColumnType<Remembered>
  winner_version: number
  undone_at: Date | null
  undone_by: ColumnType<Actor | null, string | null, string | null>
}

export interface ClientMergeMoveTable {
  studio_id: Generated<number>
  merge_id: number
  what: string
  row_id: number
}

export interface ClientApartTable extends ActorColumns {
  studio_id: Generated<number>
  client_id: number
  other_id: number
  at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    household: HouseholdTable
    client_merge: ClientMergeTable
    client_merge_move: ClientMergeMoveTable
    client_apart: ClientApartTable
  }
}
