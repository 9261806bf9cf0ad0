import type { Flag } from './flags.ts'
import type { Surroundings } from './lint.ts'
import type { References } from './references.ts'
import type { Trigger } from './trigger.ts'

/**
 * Ways back to the trigger: it makes something for which another fires, whose work fires it again (case 50). Such a chain is
 * stopped when it is three deep; nobody should set one up unawares.
 */
export function loopFlags(trigger: Trigger, { live, references }: Surroundings): Flag[] {
  const others = live.filter(({ id }) => id !== trigger.id)
  const way = wayBack(trigger, [...others, trigger], references)
  if (way === null) return []
  const through = way.slice(0, -1).map(({ description }) => `“${description}”`)
  const story =
    through.length === 0
      ? `What it makes fires it again: ${madeWords(trigger)}`
      : `What it makes fires ${through.join(', whose work fires ')}, and what that makes fires this one again`
  return [
    {
      code: 'loop',
      message: `${story}. Such a chain stops when it is three deep. Let one of them make something else, for example a task of another type.`,
      field: 'outputs',
      blocks: false,
    },
  ]
}

/** The shortest way from a trigger to itself, without itself at the beginning; null when there is none. */
function wayBack(from: Trigger, all: readonly Trigger[], references: References): Trigger[] | null {
  const seen = new Set<number>()
  let ways: Trigger[][] = [[from]]
  while (ways.length > 0) {
    const next: Trigger[][] = []
    for (const way of ways) {
      const last = way.at(-1) ?? from
      for (const fired of all.filter((other) => fires(last, other, references))) {
        if (fired.id === from.id) return [...way.slice(1), fired]
        if (!seen.has(fired.id)) {
          seen.add(fired.id)
          next.push([...way, fired])
        }
      }
    }
    ways = next
  }
  return null
}

/** Whether something that one makes is a record for which the other fires: a task of its type or status, or an email. */
function fires(one: Trigger, other: Trigger, references: References): boolean {
  const steps = one.outputs.flatMap((output) => output.steps)
  if (other.subject_kind === 'email') return other.moment !== 'bounced' && steps.some(({ channel }) => channel === 'email')
  if (other.subject_kind !== 'task') return false
  const type = other.basis === 'type' ? other.type_id : (references.status.get(other.status_id ?? 0)?.type_id ?? null)
  return type !== null && steps.some((step) => step.channel === 'task' && step.task_type_id === type)
}

function madeWords({ subject_kind }: Trigger): string {
  return subject_kind === 'email' ? 'the email it writes is one of those it watches' : 'the task it makes is one of those it watches'
}
