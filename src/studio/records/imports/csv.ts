import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { Refusal } from '#platform/refusal.ts'
import type { FileRow } from './row.ts'

const delimiters = [',', ';', '\t'] as const

/** The longest row, in characters: beyond it a quotation mark was never closed. */
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
 * So is what reports write above the header: rows with one cell (a title, or “sep=;” for Excel), while one with several follows.
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
  const records = Readable.from(pieces(text)).compose(parse(options)) as AsyncIterable<{ record: string[]; info: { lines: number } }>
  let last = 0
  let titles: FileRow[] | null = []
  try {
    for await (const { record, info } of records) {
      last = info.lines
      if (!record.some((cell) => cell.trim() !== '')) continue
      const row = { line: last - linesInside(record), cells: record }
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
    throw malformed(error, last + 1) ?? error
  }
}

/** Small pieces, so that only the rows of one are in memory at once. */
async function* pieces(text: AsyncIterable<string>): AsyncIterable<string> {
  for await (const piece of text) for (let at = 0; at < piece.length; at += 65_536) yield piece.slice(at, at + 65_536)
}

function linesInside(cells: readonly string[]): number {
  let lines = 0
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1
  return lines
}

function malformed(error: unknown, line: number): Refusal | null {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) return null
  return badFile(`A quotation mark in the row that begins on line ${line} is never closed. Close it, or write two for one that belongs to the text.`)
}

/** A file that cannot be read at all, with what to do about it. */
export function badFile(message: string): Refusal {
  return new Refusal('invalid', 'bad-file', { message, problems: [{ field: 'content', message }] })
}
