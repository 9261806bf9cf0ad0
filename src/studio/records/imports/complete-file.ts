import type { OpenStudio } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'
import { readParts } from './read-parts.ts'
import type { KeptFile } from './survey.ts'
import { surveyFile } from './survey-file.ts'

/** Reads a file whose parts are all here to its end, and notes what it holds. A file that cannot be read is refused, and goes. */
export async function completeFile(studio: OpenStudio, id: number): Promise<KeptFile> {
  const found = await studio.readOnly((work) => work.db.selectFrom('import_file').select(['name', 'survey']).where('id', '=', id).executeTakeFirst())
  if (found === undefined) throw noSuch('file', id)
  if (found.survey !== null) return { id, name: found.name, survey: found.survey }
  try {
    const survey = await surveyFile(() => readParts(studio, id), await studio.readOnly(({ studio: { zone }, today }) => Promise.resolve({ zone, today })))
    await studio.inTransaction((work) =>
      work.db
        .updateTable('import_file')
        .set({ survey: JSON.stringify(survey) })
        .where('id', '=', id)
        .execute(),
    )
    return { id, name: found.name, survey }
  } catch (error) {
    await studio.inTransaction((work) => work.db.deleteFrom('import_file').where('id', '=', id).execute())
    throw error
  }
}
