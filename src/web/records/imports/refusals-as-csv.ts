import type { ImportRefusal } from '#studio/records/imports/contract.ts'
import { asCsv, harmless } from '#studio/records/imports/csv-text.ts'

/** Refused cells as a CSV file that spreadsheet programs open: with a byte order mark, every cell in quotes. */
export function refusalsAsCsv(refusals: readonly ImportRefusal[], header: readonly string[]): string {
  return asCsv([header, ...refusals.map(({ line, column, value, reason }) => [String(line), column, value, reason])])
}

/** The same, to be pasted into a spreadsheet. */
export function refusalsAsTable(refusals: readonly ImportRefusal[], header: readonly string[]): string {
  const rows = refusals.map(({ line, column, value, reason }) => [String(line), column, harmless(value), reason])
  return [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}
