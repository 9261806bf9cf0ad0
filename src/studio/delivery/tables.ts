import type { Generated } from 'kysely'
import type { DispatchState } from './dispatch.ts'

export type DispatchTable = {
  studio_id: Generated<number>
  communication_id: number
  state: DispatchState
  next_at: Date
  not_after: Date | null
  lease: string | null
  lease_until: Date | null
  attempts: number
  reason: string | null
  response: string | null
  failed_scope: 'message' | 'recipient' | null
  followed: Generated<boolean>
  doubtful: Generated<boolean>
  rehearsal: Generated<boolean>
  rehearsed_to: string | null
  /** A person sends it: the hours of automatic messages do not bind it. */
  any_time: Generated<boolean>
  /** The one email in which it leaves with others; binds once it was begun. */
  together: string | null
  settled_at: Date | null
  version: Generated<number>
}

/** An email on its way whose client or session changed after it was written. */
export type TouchedDispatchTable = { studio_id: Generated<number>; id: Generated<number>; communication_id: number }

declare module '#platform/database/tables.ts' {
  interface Tables {
    dispatch: DispatchTable
    touched_dispatch: TouchedDispatchTable
  }
}
