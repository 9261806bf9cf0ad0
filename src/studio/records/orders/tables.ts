import type { Generated } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { StatusColumns } from '../tables.ts'

export interface PreproductionOrderTable extends StatusColumns {
  studio_id: Generated<number>
  id: Generated<number>
  number: string
  external_id: string | null
  vendor_id: number | null
  client_id: number
  session_id: number | null
  department_id: number | null
  member_id: number | null
  description: Generated<string>
  ordered_on: CivilDate | null
  expected_on: CivilDate | null
  received_on: CivilDate | null
  notes: Generated<string>
  search_text: Generated<string>
  history_at: Date | null
  archived_at: Date | null
  created_at: Date
  version: Generated<number>
}

export interface ProductionOrderTable extends PreproductionOrderTable {
  type_id: number
  type_set_at: Date
  invoice_id: number | null
  tracking: Generated<string>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    production_order: ProductionOrderTable
    preproduction_order: PreproductionOrderTable
  }
}
