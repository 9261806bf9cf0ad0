import { linesOf } from './content-lines.ts'
import type { FileRow } from './row.ts'

/** What a card may hold besides words; it is large and not looked at. */
const embedded = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i

/**
 * The cards of a vCard file, one row each with the card as its only cell, at the line where it begins. Photos are left out as they come. What
 * stands between cards is passed over; a card that is cut short by the next one, or by the end of the file, comes as it is, to be refused.
 */
export async function* cardRows(text: AsyncIterable<string>): AsyncIterable<FileRow> {
  let card: { line: number; lines: string[] } | null = null
  let isSkipping = false
  for await (const { line, text: written } of linesOf(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(written)) {
      if (card !== null) yield rowOf(card)
      card = { line, lines: [] }
    }
    if (card === null) continue
    isSkipping = /^[ \t]/.test(written) ? isSkipping : embedded.test(written)
    if (!isSkipping) card.lines.push(written)
    if (/^END:VCARD\s*$/i.test(written)) {
      yield rowOf(card)
      card = null
    }
  }
  if (card !== null) yield rowOf(card)
}

function rowOf({ line, lines }: { line: number; lines: string[] }): FileRow {
  return { line, cells: [lines.join('\n')] }
}
