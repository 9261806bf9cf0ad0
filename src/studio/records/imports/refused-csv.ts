import { reasonHeader } from './columns.ts'
import type { RefusedRow } from './contract.ts'
import { cardHeader } from './vcard.ts'

/** Refused rows as a CSV file to mend and import again: as they stood in the file, with the reason in a column of its own, which an import passes over. */
function refusedRowsAsCsv(headers: readonly string[], rows: readonly RefusedRow[]): string {
  return asCsv([[...headers, reasonHeader], ...rows.map(({ cells, reason }) => [...filled(cells, headers.length), reason])])
}

function filled(cells: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(length, cells.length) }, (_, at) => cells[at] ?? '')
}

/** Refused rows as a file of their own kind, to be mended and imported again: cards as cards, with the reason in each. */
export function refusedFile(headers: readonly string[], rows: readonly RefusedRow[]): { text: string; ending: 'csv' | 'vcf' } {
  if (headers[0] !== cardHeader || headers.length > 1) return { text: refusedRowsAsCsv(headers, rows), ending: 'csv' }
  const cards = rows.map(({ cells: [card = ''], reason }) => {
    const lines = card.split('\n').filter((line) => !/^(?:END:VCARD\s*|X-NOT-TAKEN-BECAUSE:.*)$/i.test(line))
    return [...lines, `X-NOT-TAKEN-BECAUSE:${reason.replaceAll('\n', ' ')}`, 'END:VCARD'].join('\r\n')
  })
  return { text: `${cards.join('\r\n')}\r\n`, ending: 'vcf' }
}

/** Rows as a CSV file that spreadsheet programs open: with a byte order mark, every cell in quotes. */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvRows(rows)}`
}

/** Rows as they stand in such a file, each with the end of its line. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(harmless(cell))).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. Signed numbers and phones are left alone. */
export function harmless(value: string): string {
  return /^[=@\t\r]|^[+-](?![\d\s().-]*$)/.test(value) ? `'${value}` : value
}
