import { linesAt } from '#studio/triggers/moments.ts'
import type { TriggerBasis, TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Trigger } from './trigger-form.ts'

/** Where a trigger hangs: at a status, a type, a type and its status, or at a whole kind of record. */
export type TriggerPlace = { subject_kind: TriggerSubject; basis: TriggerBasis; status_id: number | null; type_id: number | null; any_type: boolean }

/** Of appointments a trigger by status names the type too [g]; elsewhere the status tells it. */
export function atStatus({ subject_kind, id, type_id }: { subject_kind: TriggerSubject; id: number; type_id: number | null }): TriggerPlace {
  const both = subject_kind === 'appointment'
  return { subject_kind, basis: both ? 'type-and-status' : 'status', status_id: id, type_id: both ? type_id : null, any_type: false }
}

export function atType({ subject_kind, id }: { subject_kind: TriggerSubject; id: number }): TriggerPlace {
  return { subject_kind, basis: 'type', status_id: null, type_id: id, any_type: false }
}

/** Whether a trigger hangs there and nowhere else. */
export function isAt(trigger: Trigger, place: TriggerPlace): boolean {
  const keys = ['subject_kind', 'basis', 'status_id', 'type_id', 'any_type'] as const
  return keys.every((key) => trigger[key] === place[key])
}

/** What a new trigger of that place begins with: its first moment that fires. Null where none does. */
export function beginningAt(place: TriggerPlace): (TriggerPlace & { moment: Trigger['moment'] }) | null {
  const [line] = linesAt(place.subject_kind, place.basis)
  return line === undefined ? null : { ...place, moment: line.moment }
}
