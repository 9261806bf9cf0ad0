import type { Layout } from './columns.ts'
import type { ImportedKind } from './imported-kind.ts'
import type { FileRow } from './row.ts'

/** Rows of one record at most: more are a list whose number column holds something else. */
const longest = 500

/** The rows of a file, those that stand below one another and belong to one record together: an invoice has a row for each line. */
export async function* groupRows(rows: AsyncIterable<FileRow>, _kind: ImportedKind, _layout: Layout): AsyncIterable<FileRow> {
  yield* rows
}
