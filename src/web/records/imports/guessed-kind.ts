import type { Looked } from '#studio/records/imports/contract.ts'
import { type ImportedKind, importedKinds } from '#studio/records/imports/imported-kind.ts'
import { likelyKind } from '#studio/records/imports/likely-kind.ts'

export type FileFormat = Looked['format']

/** The kinds that a file of this format may hold: people stand in an address book, and of events a person says what they are. */
export function possibleKinds(format: FileFormat): readonly ImportedKind[] {
  if (format === 'vcard') return ['client']
  return format === 'icalendar' ? ['session', 'appointment'] : importedKinds
}

/** What a file is, by its first line. */
export function formatOf(text: string): FileFormat {
  const [, object = ''] = /^\uFEFF?\s*BEGIN:(VCARD|VCALENDAR)/i.exec(text) ?? []
  return object === '' ? 'csv' : /card/i.test(object) ? 'vcard' : 'icalendar'
}

/** What a file holds, by its format and the names of its columns; null when they do not tell. Only a hint: the person decides. */
export function guessedKind(text: string): ImportedKind | null {
  const [only, ...others] = possibleKinds(formatOf(text))
  if (only !== undefined && others.length < 2) return only
  const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, 1)
  const [mark = ','] = [...',;\t|'].toSorted((a, b) => header.split(b).length - header.split(a).length)
  return likelyKind(header.split(mark).map((name) => name.replaceAll('"', '')))
}

/** Whether a file can be a list with the names of its columns in the first line: it is no picture, page or other format. */
export function isTable(text: string): boolean {
  // Empty lines, also of nothing but separators, may stand above the names.
  const header = (/^.*\p{L}.*$/mu.exec(text)?.[0] ?? '').trim()
  return header !== '' && !/^[<{[]|^%PDF/.test(header)
}
