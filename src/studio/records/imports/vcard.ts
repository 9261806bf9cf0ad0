import type { FileRow } from './row.ts'

/** The header under which a card stands where rows have cells. */
export const cardHeader = 'vCard'

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

async function* linesOf(text: AsyncIterable<string>): AsyncIterable<{ line: number; text: string }> {
  let held = ''
  let line = 0
  for await (const piece of text) {
    const lines = (held + piece).split('\n')
    held = lines.pop() ?? ''
    for (const each of lines) yield { line: (line += 1), text: each }
  }
  if (held !== '') yield { line: line + 1, text: held }
}

/** A card as a vCard 3 or 4 parser reads it: lines unfolded, what vCard 2.1 writes in its own way (quoted-printable, bare parameters) written out. */
export function modernCard(card: string): string {
  return unfolded(card).map(modernLine).join('\r\n')
}

function unfolded(card: string): string[] {
  const lines: string[] = []
  for (const line of card.split('\n')) {
    const last = lines.at(-1)
    if (last !== undefined && isQuotedPrintable(last) && last.endsWith('=')) lines[lines.length - 1] = last.slice(0, -1) + line.replace(/^[ \t]/, '')
    else if (last !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1)
    else if (line.trim() !== '') lines.push(line)
  }
  return lines
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(line)
}

function modernLine(line: string): string {
  const parts = /^((?:[^:"]|"[^"]*")*):(.*)$/s.exec(line)
  if (parts === null) return line
  const [, head = '', value = ''] = parts
  const [name = '', ...parameters] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  if (/^(?:BEGIN|END|VERSION)$/i.test(name)) return /^VERSION$/i.test(name) && value.trim() === '2.1' ? 'VERSION:3.0' : `${name}:${value.trim()}`
  const charset = parameters.map((parameter) => /^CHARSET=(.+)$/i.exec(parameter)?.[1]).find((found) => found !== undefined) ?? 'utf-8'
  const kept = parameters
    .filter((parameter) => parameter !== '' && !/^(?:(?:ENCODING=)?(?:QUOTED-PRINTABLE|8BIT|7BIT)|CHARSET=.*)$/i.test(parameter))
    .map((parameter) => (parameter.includes('=') ? parameter : `TYPE=${parameter}`))
  return `${[name, ...kept].join(';')}:${isQuotedPrintable(line) ? decoded(value, charset) : value}`
}

function decoded(value: string, charset: string): string {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at += 1) {
    const hex = value[at] === '=' ? /^[0-9A-F]{2}/i.exec(value.slice(at + 1, at + 3))?.[0] : undefined
    if (hex === undefined) bytes.push(...new TextEncoder().encode(value[at]))
    else {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    }
  }
  return decoderFor(charset).decode(new Uint8Array(bytes)).replaceAll(/\r?\n/g, '\\n')
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder('windows-1252')
  }
}
