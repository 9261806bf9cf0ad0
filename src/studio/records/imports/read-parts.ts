import type { OpenStudio } from '#studio/staff/work.ts'

/** The bytes of a file, part by part, none of them longer in memory than it is looked at. */
export async function* readParts(studio: OpenStudio, id: number): AsyncIterable<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const part = await studio.readOnly((work) =>
      work.db.selectFrom('import_file_part').select('content').where('file_id', '=', id).where('position', '=', position).executeTakeFirst(),
    )
    if (part === undefined) return
    yield part.content
  }
}
