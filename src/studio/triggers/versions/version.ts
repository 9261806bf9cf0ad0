import type { Actor } from '#studio/staff/actor.ts'
import { type Proposal, type ProposedOutput, proposalOf } from '../proposal.ts'
import type { Trigger } from '../trigger.ts'
import type { Changes, TriggerEventKind } from '../trigger-event.ts'

/** What happened to a trigger, as it was written down. */
export type Happened = { at: Date; what: TriggerEventKind; armed: boolean; changes: Changes; rolledBackTo: number | null; actor: Actor }

/** A rule as it was saved once. `number`: the `version` of the trigger from then on; switching and deleting count too, so numbers may be left out. */
export type Version = { number: number; rule: Proposal; happened: Happened }

/** Kinds of events that save a rule; the others leave it as it is. */
const saves: readonly TriggerEventKind[] = ['created', 'changed']

/**
 * Every version of a trigger, the oldest first: the rule as it stands, with each change taken back in turn. `events`: all of them, the oldest first. Nothing is kept
 * twice, so versions reach back to the day on which the trigger was made.
 */
export function versionsOf(trigger: Trigger, events: readonly Happened[]): Version[] {
  const versions: Version[] = []
  let rule = proposalOf(trigger)
  for (const [index, happened] of [...events.entries()].reverse()) {
    if (saves.includes(happened.what)) versions.unshift({ number: trigger.version - (events.length - 1 - index), rule, happened })
    rule = withoutChanges(rule, happened.changes)
  }
  return versions
}

/** The version that held while the trigger's `version` was this; null before the first one, and beyond `now`, which it has not come to yet. */
export function versionAt(versions: readonly Version[], number: number, now: number): Version | null {
  return number > now ? null : (versions.findLast((version) => version.number <= number) ?? null)
}

function withoutChanges(rule: Proposal, changes: Changes): Proposal {
  const before = Object.fromEntries(Object.entries(changes).map(([field, [value]]) => [field, value]))
  // It was written from a trigger: a key that did not exist yet is as the proposal has it.
  const known = Object.fromEntries(Object.entries(before).filter(([field]) => field in rule)) as Partial<Proposal>
  return { ...rule, ...known, outputs: (known.outputs ?? rule.outputs).map(asWritten) }
}

/** An output of earlier days may lack what outputs have since. */
function asWritten({ id, recipient: { kind, member_id, department_id }, steps }: ProposedOutput): ProposedOutput {
  return { id, recipient: { kind, member_id, department_id }, steps: steps.map((step) => ({ ...plain, ...step })) }
}

const plain = {
  template_id: null,
  description: '',
  notes: '',
  department_id: null,
  member_id: null,
  due_in_days: 0,
  priority: 2,
  task_type_id: null,
  attach: [],
}
