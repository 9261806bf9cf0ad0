import type { NewTemplate, TemplateChange } from '#studio/messages/templates/contract.ts'
import type { NewStatus, NewType, StatusChange, TypeChange } from '#studio/records/statuses/contract.ts'
import type { StatusFamily } from '#studio/records/statuses/family.ts'
import type { TypedKind } from '#studio/records/subject.ts'
import type { DepartmentFields } from '#studio/staff/members/checked-department.ts'
import type { TriggerChange } from '#studio/triggers/change-trigger.ts'
import type { NewTrigger } from '#studio/triggers/create-trigger.ts'
import type { Switching } from '#studio/triggers/switch-trigger.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Rules } from './format.ts'
import type { Setup } from './setup.ts'

/** A studio's rules in the words of a file, with the rows they come from. `triggers`: in the order of the file. */
export type StandingRules = { rules: Rules; setup: Setup; triggers: readonly Trigger[] }

type Putting = { archived: boolean; version: number }

/**
 * What does a file's bidding. One hand works on the studio, by the verbs of the screens; another on a picture of it, by the same checks, and so a file
 * is compared without a single write. What either refuses is refused with the same sentence.
 */
export type Hand = {
  standing(): Promise<StandingRules>
  setup(): Promise<Setup>
  /** What triggers were called before, by their numbers. */
  formerNames(): Promise<ReadonlyMap<number, readonly string[]>>
  addDepartment(wanted: DepartmentFields & { name: string }): Promise<unknown>
  changeDepartment(id: number, change: DepartmentFields & { version: number }): Promise<unknown>
  archiveDepartment(id: number, putting: Putting): Promise<unknown>
  /** Returns its number. */
  createType(wanted: NewType): Promise<number>
  changeType(id: number, change: TypeChange): Promise<unknown>
  deleteType(id: number): Promise<unknown>
  orderTypes(kind: TypedKind, ids: readonly number[]): Promise<unknown>
  createStatus(wanted: NewStatus): Promise<unknown>
  changeStatus(id: number, change: StatusChange): Promise<unknown>
  deleteStatus(id: number): Promise<unknown>
  orderStatuses(family: StatusFamily, ids: readonly number[]): Promise<unknown>
  createTemplate(wanted: NewTemplate): Promise<unknown>
  changeTemplate(id: number, change: TemplateChange): Promise<unknown>
  archiveTemplate(id: number, putting: Putting): Promise<unknown>
  createTrigger(wanted: NewTrigger): Promise<Trigger>
  changeTrigger(id: number, change: TriggerChange): Promise<Trigger>
  switchTrigger(id: number, switching: Switching): Promise<Trigger>
  archiveTrigger(id: number, putting: Putting): Promise<unknown>
  /** Whether it could be done; where it is refused, nothing of it stays. */
  attempt(run: () => Promise<unknown>): Promise<boolean>
}
