import { compilePdf } from '#platform/pdf/compile-pdf.ts'
import type { Paper } from './paper.ts'

/** Papers one after another as one PDF, each beginning on a sheet of its own. The same papers give the same bytes. Asks no database: call it outside of transactions. */
export async function typeset(title: string, papers: readonly Paper[]): Promise<Uint8Array> {
  return compilePdf({ template: new URL('./papers.typ', import.meta.url), data: { title, papers } })
}
