import type { Layout } from './columns.ts'
import type { ImportedKind } from './imported-kind.ts'
import type { FileRow } from './row.ts'

/** Rows of one record at most: more are a list whose number column holds something else. */
const longest = 500

/** The rows of a file, those together that stand below one another and name the same invoice: it may have a row for each line. */
export async function* groupRows(rows: AsyncIterable<FileRow>, kind: ImportedKind, layout: Layout): AsyncIterable<FileRow> {
  if (kind !== 'invoice') return yield* rows
  const places = ['external_id', 'number'].flatMap((column) => layout.places.get(column) ?? [])
  const keyOf = ({ cells }: FileRow) => places.map((place) => (cells[place] ?? '').trim()).join('\n')
  let first: FileRow | null = null
  let more: FileRow[] = []
  for await (const row of rows) {
    const key = keyOf(row)
    if (first !== null && key.trim() !== '' && key === keyOf(first) && more.length < longest) {
      more.push(row)
      continue
    }
    if (first !== null) yield more.length === 0 ? first : { ...first, more }
    first = row
    more = []
  }
  if (first !== null) yield more.length === 0 ? first : { ...first, more }
}
