import type { References } from '#studio/triggers/references.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import type { Setup } from './setup.ts'

/** A studio's setup and triggers as they would stand. The hand that works on it puts new values in. */
export type Picture = {
  setup: Setup
  triggers: readonly Trigger[]
  /** Those that the file deletes: like every deleted one they go on naming what they named. */
  deleted: readonly Trigger[]
  readonly around: Pick<References, 'canSend' | 'linksWork' | 'studio'>
  /** Whether records, their history or triggers that are deleted already name a status or type of the studio. */
  readonly isUsed: (what: 'status' | 'type', id: number) => Promise<boolean>
  /** What people still have to do for a department, in words: “2 open tasks”. */
  readonly openWork: (departmentId: number) => Promise<readonly string[]>
  /** The departments that outputs of a trigger went to, those that are gone too: each pair of numbers. */
  wentTo: readonly (readonly [trigger: number, department: number])[]
  readonly formerNames: ReadonlyMap<number, readonly string[]>
  /** The highest number that was given in it; no row of a studio gets so far. */
  lastId: number
}

/** Higher than any number that a sequence has given yet, so that what is new comes last as it would in the studio. */
export const firstImagined = 2 ** 50

/** The next number of something that is only imagined. */
export function nextId(picture: Picture): number {
  picture.lastId += 1
  return picture.lastId
}

/** What the triggers of a picture refer to, as their checks ask for it. */
export function referencesOf({ setup, around }: Picture): References {
  const isDone = (type_id: number | null) =>
    setup.statuses.filter((each) => each.subject_kind === 'task' && each.type_id === type_id && each.is_final && each.active)
  const plain = { subject_kind: null, purpose: null, type_id: null, duration_days: null, left_when_done: null }
  const byId = <R extends { id: number }, T>(rows: readonly R[], of: (row: R) => T) => new Map(rows.map((row) => [row.id, of(row)]))
  return {
    ...around,
    status: byId(setup.statuses, ({ id, name, active, subject_kind, type_id, duration_days, is_final }) => ({
      ...plain,
      id,
      name,
      active,
      subject_kind,
      type_id,
      duration_days,
      // What is done goes to the final status of its type, where there is just one.
      left_when_done: subject_kind === 'task' && !is_final && isDone(type_id).length === 1,
    })),
    type: byId(setup.types, ({ id, name, active, subject_kind }) => ({ ...plain, id, name, active, subject_kind })),
    template: byId(setup.templates, ({ id, name, archived, subject_kind, purpose }) => ({ ...plain, id, name, active: !archived, subject_kind, purpose })),
    member: byId(setup.members, ({ id, name, archived }) => ({ ...plain, id, name, active: !archived })),
    department: byId(setup.departments, ({ id, name, archived }) => ({ ...plain, id, name, active: !archived })),
  }
}
