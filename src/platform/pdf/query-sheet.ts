import { askPress, type Sheet } from './ask-press.ts'

/** What a document says about itself once it is set: the values of its `metadata` of this label. Throws when the template is wrong. */
export async function querySheet(sheet: Sheet, label: string): Promise<unknown[]> {
  const made = await askPress(sheet, label)
  if ('found' in made && Array.isArray(made.found)) return made.found
  throw new Error('The typesetter told nothing.')
}
