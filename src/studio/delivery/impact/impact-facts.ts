import type { OfRecord } from '#studio/matching/impact/foresee-move.ts'
import type { Next } from './told-impact.ts'

/** A trigger and a record: what takes the place of what. */
export type Slot = Pick<OfRecord, 'trigger_id' | 'subject_kind' | 'subject_id'>
export type NextOf = (of: Slot) => Next
export type ToldTriggers = ReadonlyMap<number, { description: string; automatic: boolean }>
