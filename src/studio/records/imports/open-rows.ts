import type { OpenStudio } from '#studio/staff/work.ts'
import { calendarIndex } from './calendar-index.ts'
import { calendarRows } from './calendar-rows.ts'
import { csvRows } from './csv.ts'
import { textOf } from './encoding.ts'
import { readParts } from './read-parts.ts'
import type { FileRow } from './row.ts'
import type { KeptFile } from './survey.ts'
import { cardRows } from './vcard.ts'

/** The rows of a file below its header, or its cards or events, one after another, as the file is read part by part. */
export async function* openRows(studio: OpenStudio, { id, survey }: KeptFile): AsyncIterable<FileRow> {
  const text = textOf(readParts(studio, id), survey.encoding)
  if (survey.format === 'vcard') {
    yield* cardRows(text)
    return
  }
  if (survey.format === 'icalendar') {
    const at = await studio.readOnly(({ studio: { zone }, today }) => Promise.resolve({ zone, today }))
    const index = await calendarIndex(textOf(readParts(studio, id), survey.encoding))
    yield* calendarRows(text, { index, at })
    return
  }
  let isHeader = true
  for await (const row of csvRows(text, survey.delimiter)) {
    if (!isHeader) yield row
    isHeader = false
  }
}
