import { reasonHeader } from './columns.ts'
import type { RefusedRow } from './contract.ts'
import { asCsv } from './csv-text.ts'
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
