import { type FoundInAll, findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { recallTouched } from './recall-touched.ts'

/** All that changed records bring and take away, at once: items, and emails on their way. */
export async function findAndRecall(studio: OpenStudio): Promise<FoundInAll> {
  const found = await findAndRecheck(studio)
  await recallTouched(studio)
  return found
}
