import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { Refusal } from '#platform/refusal.ts'
import { closedQuotes, linesIn, mostUnclosed } from './closed-quotes.ts'
import type { FileRow } from './row.ts'

const delimiters = [',', ';', '\t'] as const

/** The longest row, in characters. */
const longestRow = 4_000_000

/** The separator of a file by its first line that has one. */
export function delimiterOf(head: string): string {
  const lines = head.slice(0, 10_000).split('\n')
  const header = lines.find((line) => delimiters.some((delimiter) => line.includes(delimiter))) ?? ''
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

/** Rows above the header that are looked at. */
const mostTitles = 10

/**
 * The rows of a CSV file, its header first, as its text comes; rows of nothing but separators, as spreadsheets write empty ones, are left out.
 * So is what reports write above the header: rows with one cell (a title, or “sep=;” for Excel), while one with several follows. A row with a quotation
 * mark that is never closed says so, and the next line begins a row; refuses the file where it is the header, or too many are like that.
 */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncIterable<FileRow> {
  const options = {
    delimiter,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  } as const
  const unclosed = new Set<number>()
  const records = Readable.from(pieces(closedQuotes(text, { delimiter, unclosed }))).compose(parse(options)) as AsyncIterable<Parsed>
  let last = 0
  let titles: FileRow[] | null = []
  try {
    for await (const { record, info } of records) {
      last = info.lines
      if (!record.some((cell) => cell.trim() !== '')) continue
      const row = rowOf(record, last, unclosed)
      if ((titles !== null && row.unclosed === true) || unclosed.size > mostUnclosed) throw neverClosed(Math.min(...unclosed), unclosed.size)
      if (titles === null) {
        yield row
        continue
      }
      const isHeader = record.filter((cell) => cell.trim() !== '').length > 1
      if (!isHeader && titles.push(row) <= mostTitles) continue
      if (isHeader) yield row
      else yield* titles
      titles = null
    }
    yield* titles ?? []
  } catch (error) {
    throw isMalformed(error) ? neverClosed(last + 1, 1) : error
  }
}

type Parsed = { record: string[]; info: { lines: number } }

function rowOf(cells: readonly string[], last: number, unclosed: ReadonlySet<number>): FileRow {
  const line = last - cells.reduce((sum, cell) => sum + linesIn(cell), 0)
  const isUnclosed = unclosed.size > 0 && [...unclosed].some((each) => each >= line && each <= last)
  return { line, cells, ...(isUnclosed ? { unclosed: true } : {}) }
}

/** Small pieces, so that only the rows of one are in memory at once. */
async function* pieces(text: AsyncIterable<string>): AsyncIterable<string> {
  for await (const piece of text) for (let at = 0; at < piece.length; at += 65_536) yield piece.slice(at, at + 65_536)
}

function isMalformed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}

function neverClosed(line: number, many: number): Refusal {
  const rows = many > mostUnclosed ? `in more than ${mostUnclosed} rows, the first of them on line ${line},` : `in the row that begins on line ${line}`
  return badFile(`A quotation mark ${rows} is never closed. Close it, or write two for one that belongs to the text.`)
}

/** A file that cannot be read at all, with what to do about it. */
export function badFile(message: string): Refusal {
  return new Refusal('invalid', 'bad-file', { message, problems: [{ field: 'content', message }] })
}
