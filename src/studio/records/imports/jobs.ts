import { sql } from 'kysely'
import { defineJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { readImport } from './read-import.ts'
import { takeUpKilled } from './take-up-killed.ts'

export const importJobs = [
  defineJob({ name: 'Read imported files', everySeconds: 60, hint: 'import', run: readWaiting }),
  defineJob({ name: 'Forget imported files', everySeconds: 3600, hint: null, run: forgetFiles }),
]

async function readWaiting(studio: OpenStudio, signal: AbortSignal): Promise<void> {
  await studio.inTransaction((work) => takeUpKilled(work))
  const runs = await studio.readOnly((work) => work.db.selectFrom('import_run').select('id').where('state', '=', 'waiting').orderBy('id').execute())
  for (const { id } of runs) if (!signal.aborted) await readImport(studio, id, signal)
}

/** Uploads that were never imported go after a day, files that were after a month. */
async function forgetFiles(studio: OpenStudio): Promise<void> {
  await studio.inTransaction((work) =>
    sql`
      DELETE FROM import_file f WHERE created_at < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM import_run r WHERE r.studio_id = f.studio_id AND r.file_id = f.id
          AND (r.finished_at IS NULL OR f.created_at > now() - interval '30 days'))`.execute(work.db),
  )
}
