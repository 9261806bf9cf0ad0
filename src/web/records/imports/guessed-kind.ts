import { layoutOf } from '#studio/records/imports/columns.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'

const sessionColumns = /\bsession\b|\bshoot\b|\bappointment\b|\bphotographer\b|\bon hold\b|\bconfirmed\b/i
const clientColumns = /\bfirst ?name\b|\blast ?name\b|\be-?mail\b|\bbirthday\b|\bbirth ?date\b|\bmobile\b|\bphone\b|\bcompany\b|\banniversary\b/i

/** What a file holds, by the names of its columns; null when they do not tell. Only a hint: the person decides. */
export function guessedKind(text: string): ImportedKind | null {
  const header = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2')
  const columns = header.split(/[,;\t|]/)
  const sessions = columns.filter((column) => sessionColumns.test(column)).length
  const clients = columns.filter((column) => clientColumns.test(column)).length
  if (sessions === clients) return null
  return sessions > clients ? 'session' : 'client'
}

/** Whether the first line can be names of columns: the file is no picture or page, and at least one name is known for some kind. */
export function hasKnownColumns(text: string): boolean {
  // Empty lines, also of nothing but separators, may stand above the names.
  const header = (/^.*\p{L}.*$/mu.exec(text)?.[0] ?? '').trim()
  if (/^[<{[]|^%PDF/.test(header)) return false
  const names = header.split(/[,;\t|]/).map((name) => name.replaceAll('"', ''))
  return (['client', 'session'] as const).some((kind) => layoutOf(kind, names).places.size > 0)
}

/** How many rows a file has below its header. A line break within quotes ends no row. */
export function rowsIn(text: string): number {
  let rows = 0
  let isQuoted = false
  let isEmpty = true
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    if (!isQuoted && (character === '\n' || character === '\r')) {
      if (!isEmpty) rows += 1
      isEmpty = true
    } else if (character.trim() !== '') isEmpty = false
  }
  return Math.max(rows - (isEmpty ? 1 : 0), 0)
}
