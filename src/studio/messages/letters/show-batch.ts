import type { PdfFile } from '#platform/http/contract.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { typeset } from '../papers/typeset.ts'
import { letterPapers } from './letter-papers.ts'
import { loadKeptLetters } from './load-kept-letters.ts'
import { readLetterBatch } from './queries.ts'

/** The letters of a batch in one PDF, from what was kept. Refuses a number that names none. */
export async function showBatch(studio: OpenStudio, id: number): Promise<PdfFile> {
  const letters = await studio.readOnly(async (work) => {
    await readLetterBatch(work, id)
    return loadKeptLetters(work, { batchId: id })
  })
  return { name: `Letters ${id}.pdf`, pdf: await typeset(`Letters ${id}`, letters.flatMap(letterPapers)) }
}
