import type { OpenStudio } from '#studio/staff/work.ts'
import { csvRows } from './csv.ts'
import { textOf } from './encoding.ts'
import { readParts } from './read-parts.ts'
import type { FileRow } from './row.ts'
import type { KeptFile } from './survey.ts'

/** The rows of a file below its header, one after another, as the file is read part by part. */
export async function* openRows(studio: OpenStudio, { id, survey }: KeptFile): AsyncIterable<FileRow> {
  let isHeader = true
  for await (const row of csvRows(textOf(readParts(studio, id), survey.encoding), survey.delimiter)) {
    if (!isHeader) yield row
    isHeader = false
  }
}
