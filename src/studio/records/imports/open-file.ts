import { Refusal } from '#platform/refusal.ts'
import { type Layout, layoutOf, missingColumns } from './columns.ts'
import { longestFile, type NewImport } from './contract.ts'
import { type CsvFile, readCsv } from './read-csv.ts'

/** Opens a file of clients or sessions. Refuses one that is too long, cannot be read, has no rows, or lacks a column. */
export async function openFile({ kind, content }: NewImport): Promise<{ layout: Layout; rows: CsvFile['rows'] }> {
  refuseTooLong(content)
  const { headers, count, rows } = await readCsv(content)
  const layout = layoutOf(kind, headers)
  const missing = missingColumns(kind, layout)
  if (missing !== null) throw new Refusal('invalid', 'missing-columns', { message: missing, problems: [{ field: 'content', message: missing }] })
  if (count === 0) {
    const message = 'The file has the names of the columns in its first line, and no rows below. Export the list again, or choose another file.'
    throw new Refusal('invalid', 'no-rows', { message, problems: [{ field: 'content', message }] })
  }
  return { layout, rows }
}

function refuseTooLong(content: string): void {
  if (content.length <= longestFile) return
  const message = 'The file is larger than 20 MB. Split it into smaller files, each with the header line, and import one after another.'
  throw new Refusal('invalid', 'file-too-large', { message: message, problems: [{ field: 'content', message }] })
}
