import { requestOf, type Trigger, type TriggerChange, type TriggerForm } from './trigger-form.ts'

/** A trigger as it stands in the form, saved or not: what the endpoints take that look and write nothing. */
export type Draft = TriggerChange & { id: number; to_version?: number }

export function draftOf({ id }: Pick<Trigger, 'id'>, values: TriggerForm): Draft {
  return { id, ...requestOf(values) }
}
