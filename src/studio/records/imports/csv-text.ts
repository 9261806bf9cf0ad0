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
