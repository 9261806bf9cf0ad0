import type { ImportRefusal } from '#studio/records/imports/contract.ts'

/** Refused cells as a CSV file that spreadsheet programs open: with a byte order mark, every cell in quotes. */
export function refusalsAsCsv(refusals: readonly ImportRefusal[], header: readonly string[]): string {
  const rows = refusals.map(({ line, column, value, reason }) => [String(line), column, harmless(value), reason])
  return `\uFEFF${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** The same, to be pasted into a spreadsheet. */
export function refusalsAsTable(refusals: readonly ImportRefusal[], header: readonly string[]): string {
  const rows = refusals.map(({ line, column, value, reason }) => [String(line), column, harmless(value), reason])
  return [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. Signed numbers and phones are left alone. */
function harmless(value: string): string {
  return /^[=@\t\r]|^[+-](?![\d\s().-]*$)/.test(value) ? `'${value}` : value
}
