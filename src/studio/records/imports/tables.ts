import type { Generated, JSONColumnType } from 'kysely'
import type { DateOrder } from '#studio/calendar/date-order.ts'
import type { ActorColumns } from '#studio/staff/actor.ts'
import type { ImportMode, ImportState } from './contract.ts'
import type { ImportedKind } from './imported-kind.ts'
import type { Survey } from './survey.ts'

export interface ImportFileTable {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  size: Generated<number>
  survey: JSONColumnType<Survey> | null
  created_at: Generated<Date>
}

export interface ImportFilePartTable {
  studio_id: Generated<number>
  file_id: number
  position: number
  content: Buffer
}

export interface ImportSourceTable {
  studio_id: Generated<number>
  subject_kind: ImportedKind
  headers: string
  columns: JSONColumnType<Record<string, string>>
  date_order: DateOrder | null
  used_at: Date
}

export interface ImportRunTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  subject_kind: ImportedKind
  mode: ImportMode
  file_name: string
  file_id: number | null
  columns: JSONColumnType<Record<string, string>>
  headers: JSONColumnType<string[]>
  date_order: DateOrder
  all_or_nothing: Generated<boolean>
  state: Generated<ImportState>
  rows_total: Generated<number>
  rows_read: Generated<number>
  created: Generated<number>
  changed: Generated<number>
  unchanged: Generated<number>
  refused: Generated<number>
  ignored_columns: Generated<string[]>
  remarks: Generated<string[]>
  error: string | null
  started_at: Date
  seen_at: Generated<Date>
  finished_at: Date | null
  feed_id: Generated<number | null>
  taken_up: Generated<number>
}

export interface ImportRefusedRowTable {
  studio_id: Generated<number>
  run_id: number
  line: number
  cells: JSONColumnType<string[]>
}

export interface ImportRefusalTable {
  studio_id: Generated<number>
  run_id: number
  line: number
  column_name: string
  value: string
  reason: string
}

export interface ImportedRowTable {
  studio_id: Generated<number>
  subject_kind: ImportedKind
  subject_id: number
  fields: JSONColumnType<Record<string, unknown>>
  made_by_run: number | null
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    import_file: ImportFileTable
    import_file_part: ImportFilePartTable
    import_source: ImportSourceTable
    import_refused_row: ImportRefusedRowTable
    import_run: ImportRunTable
    import_refusal: ImportRefusalTable
    imported_row: ImportedRowTable
  }
}
