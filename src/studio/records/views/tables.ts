import type { Generated, JSONColumnType } from 'kysely'
import type { ViewedList } from './contract.ts'

export interface SavedViewTable {
  studio_id: Generated<number>
  id: Generated<number>
  list: ViewedList
  name: string
  search: JSONColumnType<Record<string, string | number | boolean>>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    saved_view: SavedViewTable
  }
}
