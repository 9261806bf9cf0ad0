import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { Refusal } from '#platform/refusal.ts'
import type { FileRow } from './row.ts'

const delimiters = [',', ';', '\t'] as const

/** A file that can be read: its first line's cells, how many other rows it has, and these, which come one after another. */
export type CsvFile = { headers: string[]; count: number; rows(): AsyncIterable<FileRow> }

/**
 * Opens the text of a CSV file, with or without a byte order mark, comma, semicolon or tab between its cells. Reads it once to the
 * end before anything is taken; refuses what is no text, what is empty, and a quotation mark that is never closed.
 */
export async function readCsv(content: string): Promise<CsvFile> {
  const text = content.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  if (text.includes('\0')) throw bad('The file is not plain text. Save it as “CSV UTF-8 (comma delimited)” and choose it again.')
  const delimiter = delimiterOf(text)
  let headers: readonly string[] | null = null
  let count = 0
  try {
    for await (const row of rowsOf(text, delimiter)) {
      if (headers !== null && isSaying(row)) count += 1
      headers ??= row.cells
    }
  } catch (error) {
    throw malformed(error, text) ?? error
  }
  if (headers === null) throw bad('The file is empty. Choose a CSV file whose first line has the names of the columns.')
  return { headers: [...headers], count, rows: () => withoutFirst(rowsOf(text, delimiter)) }
}

async function* withoutFirst(rows: AsyncIterable<FileRow>): AsyncIterable<FileRow> {
  let first = true
  for await (const row of rows) {
    if (!first && isSaying(row)) yield row
    first = false
  }
}

/** A row of nothing but delimiters is how spreadsheets write an empty one. */
function isSaying({ cells }: FileRow): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

async function* rowsOf(text: string, delimiter: string): AsyncIterable<FileRow> {
  const options = { delimiter, info: true, raw: true, record_delimiter: '\n', relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const
  const records = Readable.from(piecesOf(text)).compose(parse(options)) as AsyncIterable<{ record: string[]; raw: string; info: { lines: number } }>
  for await (const { record, raw, info } of records) {
    const inside = raw.replace(/^\n+/, '').replace(/\n$/, '').split('\n').length - 1
    yield { line: info.lines - inside, cells: record }
  }
}

/** Small pieces, so that only the rows of one are in memory at once. */
function* piecesOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

function delimiterOf(text: string): string {
  const header =
    text
      .slice(0, 10_000)
      .split('\n')
      .find((line) => line.trim() !== '') ?? ''
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ','
}

function malformed(error: unknown, text: string): Refusal | null {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) return null
  const line = text.slice(0, unclosedQuote(text)).split('\n').length
  return bad(`The quotation mark that opens on line ${line} is never closed. Close it, or write two for one that belongs to the text.`)
}

/** Where the text in quotation marks begins that goes on to the end of the file. */
function unclosedQuote(text: string): number {
  const quoted = /(?<=^|[,;\t\n])"[^"]*(?:""[^"]*)*(?:"|$)/g
  let last = 0
  for (const found of text.matchAll(quoted)) last = found.index
  return last
}

function bad(message: string): Refusal {
  return new Refusal('invalid', 'bad-file', { message: message, problems: [{ field: 'content', message }] })
}
