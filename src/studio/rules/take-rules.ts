import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { applyRules } from './apply-rules.ts'
import type { Difference } from './differences.ts'
import { readRules } from './rules-text.ts'
import { seenOf } from './seen.ts'

/** Reads a file in. `seen`: what a comparison showed; where the studio has changed since, nothing is taken. */
export async function takeRules(work: Work, wanted: { text: string; prune?: boolean; seen?: string }): Promise<{ changes: Difference[]; seen: string }> {
  const changes = await applyRules(work, readRules(wanted.text), { prune: wanted.prune ?? false })
  const seen = seenOf(changes)
  if (wanted.seen === undefined || wanted.seen === seen) return { changes, seen }
  throw new Refusal(
    'conflict',
    'changed-meanwhile',
    'The file would change something else now than what you saw: somebody changed the studio meanwhile. Compare it again.',
  )
}
