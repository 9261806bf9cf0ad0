/** The longest text of several lines between quotation marks, in characters: beyond it the first mark was never closed. */
const longestQuoted = 200_000

/** Of rows with a quotation mark that is never closed so many are told apart; a file with more is not written as CSV at all. */
export const mostUnclosed = 100

/**
 * The text of a CSV file, where a quotation mark that is never closed costs the row on whose line it stands and not all that follow: the rest of
 * that line is made the text of its cell, and `unclosed` gets the line. Such a mark is known by the end of the file, or by one further down that
 * could not stand within a text, the beginning of another cell's. Holds no more than a row of `longestQuoted`.
 */
export async function* closedQuotes(text: AsyncIterable<string>, { delimiter, unclosed }: { delimiter: string; unclosed: Set<number> }): AsyncIterable<string> {
  let held = ''
  let line = 1
  for await (const piece of text) {
    const { closed, rest, lines } = closedIn(held + piece, { delimiter, ended: false })
    for (const each of lines) unclosed.add(line + each)
    line += linesIn(closed)
    held = rest
    yield closed
  }
  const { closed, lines } = closedIn(held, { delimiter, ended: true })
  for (const each of lines) unclosed.add(line + each)
  yield closed
}

/** Line ends in a text. */
export function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

type Piece = { delimiter: string; ended: boolean }

/** What of a text that begins a row can be told, what waits for more, and the lines of marks that are never closed, counted from 0. */
function closedIn(text: string, piece: Piece): { closed: string; rest: string; lines: number[] } {
  let done = ''
  let from = 0
  const lines: number[] = []
  for (;;) {
    const { safe, open } = look(text, from, piece)
    if (open === null) return { closed: done + text.slice(from, safe), rest: text.slice(safe), lines }
    const end = text.indexOf('\n', open)
    const until = end < 0 ? text.length : end
    lines.push(linesIn(done) + linesIn(text.slice(from, open)))
    done += `${text.slice(from, open)}"""${text.slice(open + 1, until)}"`
    from = until
  }
}

/** How far rows are whole, or the place of a mark that is never closed. */
function look(text: string, from: number, { delimiter, ended }: Piece): { safe: number; open: number | null } {
  // Where the row begins that `at` is in, beside quotation marks.
  let row = from
  for (let at = from; ; ) {
    const open = text.indexOf('"', at)
    const before = text.lastIndexOf('\n', open < 0 ? text.length : open)
    if (before >= at) row = before + 1
    if (open < 0) return { safe: ended ? text.length : row, open: null }
    if (open > 0 && text[open - 1] !== '\n' && text[open - 1] !== delimiter) {
      at = open + 1
      continue
    }
    const close = closing(text, open, ended)
    const lineEnd = text.indexOf('\n', open)
    const isLong = (close ?? text.length) - open > longestQuoted
    if (close === null && !ended && !(isLong && lineEnd >= 0)) return { safe: row, open: null }
    const next = close === null ? '' : text[close + 1]
    const isProper = next === undefined || next === delimiter || next === '\n'
    if (close === null || (lineEnd >= 0 && lineEnd < close && (isLong || !isProper))) return { safe: row, open }
    at = close + 1
  }
}

/** The mark that ends the text which another begins; two in a row stand for one of the text. */
function closing(text: string, open: number, ended: boolean): number | null {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (at + 1 === text.length) return ended ? at : null
    if (text[at + 1] !== '"') return at
  }
  return null
}
