/** A table of texts as CSV: a field is quoted where it has to be, lines end with CRLF (RFC 4180). */
export function asCsv<H extends string>(headers: readonly H[], rows: readonly Readonly<Record<H, string>>[]): string {
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header]))]
  return lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
