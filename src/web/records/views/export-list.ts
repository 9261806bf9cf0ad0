import type { Contract } from '#platform/http/contract.ts'
import { asCsv, csvRows } from '#studio/records/imports/csv-text.ts'
import { type Parts, send } from '#web/app/api/call.ts'
import type { Column } from '#web/ui/data-list/column.ts'

export type Exported<Row> = { contract: Contract; query: object; columns: readonly Column<Row>[]; signal: AbortSignal; progress: (rows: number) => void }

/**
 * All rows of a list as it is filtered, with the columns that are shown, as CSV. Each page becomes a part of the file at once, which the
 * browser keeps outside of the page's memory. Null when it was given up.
 */
export async function exportList<Row>({ contract, query, columns, signal, progress }: Exported<Row>): Promise<Blob | null> {
  const told = columns.flatMap(({ file = {} }) => Object.entries(file))
  const parts = [new Blob([asCsv([told.map(([header]) => header)])])]
  let rows = 0
  let after: string | undefined
  do {
    if (signal.aborted) return null
    const page = (await send(contract, { query: { ...query, limit: 500, after } } satisfies Parts)) as { rows: Row[]; next: string | null }
    parts.push(new Blob([csvRows(page.rows.map((row) => told.map(([, text]) => text(row))))]))
    rows += page.rows.length
    progress(rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}
