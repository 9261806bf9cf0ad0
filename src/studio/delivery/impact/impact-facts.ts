import type { OfRecord } from '#studio/matching/impact/foresee-move.ts'
import type { Next } from './told-impact.ts'

/** A trigger and a record, or one of its family: what takes the place of what. */
export type Slot = Pick<OfRecord, 'trigger_id' | 'subject_kind' | 'subject_id' | 'family_member_id'>
export type NextOf = (of: Slot) => Next
/** Names of members of the client's family. */
export type Family = ReadonlyMap<number, string>
export type ToldTriggers = ReadonlyMap<number, { description: string; automatic: boolean }>
