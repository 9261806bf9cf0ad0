import { askPress, type Sheet } from './ask-press.ts'

/**
 * Sets a document as PDF. Without a network, and with the typesetter's own fonts wherever they have the letters, so that the same data gives
 * the same bytes everywhere. Throws when the template is wrong, which is a mistake of ours.
 */
export async function compilePdf(sheet: Sheet): Promise<Uint8Array> {
  const made = await askPress(sheet, null)
  if ('pdf' in made) return made.pdf
  throw new Error('The typesetter made no PDF.')
}
