import { reasonHeader } from './columns.ts'
import type { RefusedRow } from './contract.ts'
import { asCsv } from './csv-text.ts'
import { calendarHeader, cardHeader } from './object-headers.ts'

/** Refused rows as a CSV file to mend and import again: as they stood in the file, with the reason in a column of its own, which an import passes over. */
function refusedRowsAsCsv(headers: readonly string[], rows: readonly RefusedRow[]): string {
  return asCsv([[...headers, reasonHeader], ...rows.map(({ cells, reason }) => [...filled(cells, headers.length), reason])])
}

function filled(cells: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(length, cells.length) }, (_, at) => cells[at] ?? '')
}

/**
 * Refused rows as a file of their own kind, to be mended and imported again: cards as cards, events as a calendar with the zones they name, with the
 * reason in each.
 */
export function refusedFile(headers: readonly string[], rows: readonly RefusedRow[]): { text: string; ending: 'csv' | 'vcf' | 'ics' } {
  const [header] = headers.length === 1 ? headers : []
  if (header === cardHeader) return { text: lined(rows.map((row) => withReason(row, 'VCARD'))), ending: 'vcf' }
  if (header !== calendarHeader) return { text: refusedRowsAsCsv(headers, rows), ending: 'csv' }
  const events = rows.map((row) => withReason(row, 'VEVENT'))
  return { text: lined(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hotshoe//Refused events//EN', ...events, 'END:VCALENDAR']), ending: 'ics' }
}

function withReason({ cells: [text = ''], reason }: RefusedRow, object: 'VCARD' | 'VEVENT'): string {
  const lines = text.split('\n').filter((line) => !/^X-NOT-TAKEN-BECAUSE:/i.test(line) && line.trim().toUpperCase() !== `END:${object}`)
  return [...lines, `X-NOT-TAKEN-BECAUSE:${reason.replaceAll('\n', ' ')}`, `END:${object}`].join('\r\n')
}

function lined(parts: readonly string[]): string {
  return `${parts.join('\r\n')}\r\n`
}
