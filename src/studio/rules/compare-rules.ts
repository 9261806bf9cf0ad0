import type { OpenStudio } from '#studio/staff/work.ts'
import { applyRules } from './apply-rules.ts'
import type { Difference } from './differences.ts'
import { readRules } from './rules-text.ts'
import { seenOf } from './seen.ts'
import { tryOut } from './try-out.ts'

/** What a file would change: it is read in, looked at, and given up. So what is shown is what happens, and what would be refused is refused here. */
export async function compareRules(
  studio: OpenStudio,
  { text, prune = false }: { text: string; prune?: boolean },
): Promise<{ changes: Difference[]; seen: string }> {
  const file = readRules(text)
  const changes = await tryOut(studio, (work) => applyRules(work, file, { prune }))
  return { changes, seen: seenOf(changes) }
}
