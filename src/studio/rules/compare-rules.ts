import type { OpenStudio } from '#studio/staff/work.ts'
import type { Difference } from './differences.ts'
import { handOnPicture } from './hand-on-picture.ts'
import { loadPicture } from './load-picture.ts'
import { readRules } from './rules-text.ts'
import { seenOf } from './seen.ts'
import { takeIn } from './take-in.ts'

/** What a file would change: it is read into a picture of the studio. What is shown is what happens, and what would be refused is refused here. Writes nothing. */
export async function compareRules(
  studio: OpenStudio,
  { text, prune = false }: { text: string; prune?: boolean },
): Promise<{ changes: Difference[]; seen: string }> {
  const file = readRules(text)
  const changes = await studio.readOnly(async (work) => takeIn(handOnPicture(await loadPicture(work)), file, { prune }))
  return { changes, seen: seenOf(changes) }
}
