import type { PdfFile } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSession } from '#studio/records/sessions/queries.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { loadConfirmations } from './load-confirmations.ts'
import { typeset } from './typeset.ts'

/** A session's confirmation as it stands now. Refuses a number that names none, and a session without a date. */
export async function showConfirmation(studio: OpenStudio, id: number): Promise<PdfFile> {
  const confirmation = await studio.readOnly(async (work) => {
    await readSession(work, id)
    return (await loadConfirmations(work, [id])).get(id)
  })
  if (confirmation === undefined)
    throw new Refusal('conflict', 'no-date', 'This session has no date yet, so there is nothing to confirm. Give it a date first.')
  return { name: confirmation.name, pdf: await typeset(confirmation.paper.title, [confirmation.paper]) }
}
