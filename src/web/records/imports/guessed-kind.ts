import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'

const sessionColumns = /\bsession\b|\bshoot\b|\bappointment\b|\bphotographer\b|\bon hold\b|\bconfirmed\b/i
const clientColumns = /\bfirst ?name\b|\blast ?name\b|\be-?mail\b|\bbirthday\b|\bbirth ?date\b|\bmobile\b|\bphone\b|\bcompany\b|\banniversary\b/i

/** What a file holds, by the names of its columns; null when they do not tell. Only a hint: the person decides. */
export function guessedKind(text: string): ImportedKind | null {
  if (/^\uFEFF?\s*BEGIN:VCARD/i.test(text)) return 'client'
  const header = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2')
  const columns = header.split(/[,;\t|]/)
  const sessions = columns.filter((column) => sessionColumns.test(column)).length
  const clients = columns.filter((column) => clientColumns.test(column)).length
  if (sessions === clients) return null
  return sessions > clients ? 'session' : 'client'
}

/** Whether a file can be a list with the names of its columns in the first line: it is no picture, page or other format. */
export function isTable(text: string): boolean {
  // Empty lines, also of nothing but separators, may stand above the names.
  const header = (/^.*\p{L}.*$/mu.exec(text)?.[0] ?? '').trim()
  return header !== '' && !/^[<{[]|^%PDF/.test(header)
}
