import type { Generated, JSONColumnType } from 'kysely'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { ImportMode } from '../imports/contract.ts'
import type { ImportedKind } from '../imports/imported-kind.ts'

export interface FeedTable {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  subject_kind: ImportedKind
  folder: string | null
  address_box: string | null
  address_shown: string | null
  mode: ImportMode | null
  date_order: DateOrder | null
  columns: JSONColumnType<Record<string, string>>
  all_or_nothing: Generated<boolean>
  every_minutes: number | null
  daily_at: string | null
  active: Generated<boolean>
  next_look_at: Generated<Date>
  look: Generated<number>
  looking_until: Date | null
  looked_at: Date | null
  outcome: string | null
  trouble: string | null
  failures: Generated<number>
  version: Generated<number>
}

export interface FeedFileTable {
  studio_id: Generated<number>
  feed_id: number
  name: string
  state: 'seen' | 'taken' | 'refused'
  size: Generated<number>
  modified: Generated<string>
  etag: Generated<string>
  hash: Generated<string>
  trouble: string | null
  at: Generated<Date>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    feed: FeedTable
    feed_file: FeedFileTable
  }
}
