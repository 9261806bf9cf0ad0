import type { Work } from '#studio/staff/work.ts'
import type { Correction } from './contract.ts'
import { type Asked, planCorrections } from './plan-corrections.ts'
import { shownCorrection } from './shown-correction.ts'

/** What corrections would say. Writes nothing. */
export async function previewCorrections(work: Work, asked: Asked): Promise<{ rows: Correction[] }> {
  return { rows: (await planCorrections(work, asked)).map((one) => shownCorrection(one, one.message.correction_id)) }
}
