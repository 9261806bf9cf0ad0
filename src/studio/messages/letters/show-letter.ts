import type { PdfFile } from '#platform/http/contract.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { typeset } from '../papers/typeset.ts'
import { letterPapers } from './letter-papers.ts'
import { loadKeptLetters } from './load-kept-letters.ts'

/** One letter with what is put in, from what was kept. Refuses a number that names none. */
export async function showLetter(studio: OpenStudio, id: number): Promise<PdfFile> {
  const [letter] = await studio.readOnly((work) => loadKeptLetters(work, { id }))
  if (letter === undefined) throw noSuch('letter', id)
  return { name: `Letter ${id}.pdf`, pdf: await typeset(letter.subject, letterPapers(letter)) }
}
