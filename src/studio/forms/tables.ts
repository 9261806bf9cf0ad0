import type { Generated } from 'kysely'
import type { ActorColumns } from '#studio/staff/actor.ts'

export interface WebFormTable extends ActorColumns {
  studio_id: Generated<number>
  id: Generated<number>
  name: string
  client_id: number | null
  session_id: number | null
  status_id: number
  status_entry_id: number | null
  status_entered_at: Date
  sent_at: Date | null
  submitted_at: Date | null
  cause_item_id: number | null
  ancestry: Generated<number[]>
  created_at: Date
  version: Generated<number>
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    web_form: WebFormTable
  }
}
