import type { Contract } from '#platform/http/contract.ts'
import { asCsv } from '#studio/records/imports/refused-csv.ts'
import { type Parts, send } from '#web/app/api/call.ts'
import type { Column } from '#web/ui/data-list/column.ts'

export type Exported<Row> = { contract: Contract; query: object; columns: readonly Column<Row>[]; signal: AbortSignal; progress: (rows: number) => void }

/** All rows of a list as it is filtered, with the columns that are shown, as CSV. Null when it was given up. */
export async function exportList<Row>({ contract, query, columns, signal, progress }: Exported<Row>): Promise<string | null> {
  const told = columns.flatMap(({ label, text }) => (text === undefined ? [] : [{ label, text }]))
  const rows: string[][] = []
  let after: string | undefined
  do {
    if (signal.aborted) return null
    const page = (await send(contract, { query: { ...query, limit: 500, after } } satisfies Parts)) as { rows: Row[]; next: string | null }
    for (const row of page.rows) rows.push(told.map(({ text }) => text(row)))
    progress(rows.length)
    after = page.next ?? undefined
  } while (after !== undefined)
  return asCsv([told.map(({ label }) => label), ...rows])
}
