import type { PdfFile } from '#platform/http/contract.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { loadInvoiceCopies } from './load-invoice-copies.ts'
import { typeset } from './typeset.ts'

/** A copy of an invoice as it stands now. Refuses a number that names none. */
export async function showInvoiceCopy(studio: OpenStudio, id: number): Promise<PdfFile> {
  const copy = await studio.readOnly(async (work) => (await loadInvoiceCopies(work, [id])).get(id))
  if (copy === undefined) throw noSuch('invoice', id)
  return { name: copy.name, pdf: await typeset(copy.paper.title, [copy.paper]) }
}
