import { badFile } from './csv.ts'

/** The longest line, in characters: a photo or an attachment that is not folded. */
const longestLine = 48_000_000

/** The lines of a text that comes piece by piece, each with its place in the file. */
export async function* linesOf(text: AsyncIterable<string>): AsyncIterable<{ line: number; text: string }> {
  let held = ''
  let line = 0
  for await (const piece of text) {
    const lines = piece.split('\n')
    lines[0] = held + (lines[0] ?? '')
    held = lines.pop() ?? ''
    if (held.length > longestLine) throw badFile(`Line ${line + lines.length + 1} does not end. Export the file again.`)
    for (const each of lines) yield { line: (line += 1), text: each }
  }
  if (held !== '') yield { line: line + 1, text: held }
}

/**
 * The lines of a vCard or iCalendar object as a parser of today reads them: unfolded, and with what vCard 2.1 and vCalendar 1.0 write in
 * their own way (quoted-printable, bare parameters) written out.
 */
export function modernLines(text: string): string {
  return unfolded(text).map(modernLine).join('\r\n')
}

/** Pieces of a line that was folded, in order; `head`: its beginning, up to the first colon at least. */
type Folded = { head: string; pieces: string[] }

function unfolded(text: string): string[] {
  const lines: Folded[] = []
  for (const line of text.split('\n')) {
    const open = lines.at(-1)
    const last = open?.pieces.at(-1)
    if (open !== undefined && last?.endsWith('=') === true && isQuotedPrintable(open.head)) {
      open.pieces[open.pieces.length - 1] = last.slice(0, -1)
      add(open, line.replace(/^[ \t]/, ''))
    } else if (open !== undefined && /^[ \t]/.test(line)) add(open, line.slice(1))
    else if (line.trim() !== '') lines.push({ head: line, pieces: [line] })
  }
  return lines.map(({ pieces }) => pieces.join(''))
}

function add(open: Folded, piece: string): void {
  if (!open.head.includes(':')) open.head += piece
  open.pieces.push(piece)
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
