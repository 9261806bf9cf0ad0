import { extractText, getDocumentProxy } from 'unpdf'

/** What can be read in a PDF, page by page, in the order in which it is read aloud. */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text
}
