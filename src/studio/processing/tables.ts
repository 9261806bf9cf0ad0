import type { Generated } from 'kysely'
import type { Decision } from '#studio/matching/item.ts'
import type { ActorColumns } from '#studio/staff/actor.ts'
import type { Outcome } from './outcome.ts'

export type ProcessingRunTable = ActorColumns & {
  studio_id: Generated<number>
  id: Generated<number>
  state: 'waiting' | 'running' | 'stopped' | 'done'
  burst_confirmed: boolean
  total: number
  requested_at: Date
  finished_at: Date | null
  undone_at: Date | null
  lease_until: Date | null
}

export type RunDecisionTable = {
  studio_id: Generated<number>
  run_id: number
  item_id: number
  decision: Decision
  seen_version: number
  outcome: Outcome | null
  message: string | null
}

export type EffectTable = {
  studio_id: Generated<number>
  id: Generated<number>
  item_id: number
  output_id: number
  recipient: string
  step: number
  resends: Generated<number>
  state: 'generated' | 'waived' | 'withdrawn' | 'held'
  run_id: number | null
  communication_id: number | null
  task_id: number | null
  created_at: Date
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    processing_run: ProcessingRunTable
    run_decision: RunDecisionTable
    effect: EffectTable
  }
}
