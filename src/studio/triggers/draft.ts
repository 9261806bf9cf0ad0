import type { ProposedOutput, Settled } from './proposal.ts'
import type { References } from './references.ts'
import type { Output, Trigger } from './trigger.ts'

/** The number of a new trigger that nobody has saved. */
export const unsavedId = -1

/**
 * A trigger that nobody has saved: wholly new, or a saved one as somebody wants it. `trigger`: as it would stand, its new outputs with negative numbers. `columns`: those
 * of its row, for statements over triggers as they would be. `countsAnew`: saving it, or switching it on, would let it count from now.
 */
export type Draft = { saved: Trigger | null; trigger: Trigger; columns: Readonly<Record<string, unknown>>; countsAnew: boolean; references: References }

/** The life of a trigger: what it has besides what a person sets up. */
export type Life = Pick<
  Trigger,
  'id' | 'version' | 'active' | 'continues_trigger_id' | 'armed_at' | 'swept_on' | 'swept_at' | 'confirmed_burst' | 'created_at' | 'archived_at'
>

/** As it would stand, with the names that belong to its numbers. */
export function asTrigger(settled: Settled, life: Life, references: References): Trigger {
  const nameOf = (kind: 'status' | 'type', id: number | null) => (id === null ? null : (references[kind].get(id)?.name ?? null))
  return {
    ...life,
    ...settled,
    status_name: nameOf('status', settled.status_id),
    type_name: nameOf('type', settled.type_id),
    outputs: settled.outputs.map((output, place) => asOutput(output, { place, references })),
  }
}

type Placed = { place: number; references: References }

function asOutput({ id, recipient, steps }: ProposedOutput, { place, references }: Placed): Output {
  const { kind, member_id, department_id } = recipient
  const name = references.member.get(member_id ?? 0)?.name ?? references.department.get(department_id ?? 0)?.name ?? null
  return { id: id ?? -1 - place, recipient: { kind, member_id, department_id, name }, steps }
}
