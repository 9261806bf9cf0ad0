import { sql } from 'kysely'
import type { Report } from '#platform/jobs/job.ts'
import { defineJob } from '#studio/staff/job.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { readImport } from './read-import.ts'
import { takeUpKilled } from './take-up-killed.ts'

export const importJobs = [
  defineJob({
    name: 'Read imported files',
    says: 'Reads files that were uploaded, or that feeds have brought.',
    everySeconds: 60,
    hint: 'import',
    run: readWaiting,
  }),
  defineJob({
    name: 'Forget imported files',
    says: 'Deletes uploaded files a month after they were imported; what was read of them stays.',
    everySeconds: 3600,
    hint: null,
    run: forgetFiles,
  }),
]

async function readWaiting(studio: OpenStudio, signal: AbortSignal): Promise<Report> {
  await studio.inTransaction((work) => takeUpKilled(work))
  const runs = await studio.readOnly((work) => work.db.selectFrom('import_run').select('id').where('state', '=', 'waiting').orderBy('id').execute())
  const files: number[] = []
  for (const { id } of runs) {
    if (signal.aborted) break
    await readImport(studio, id, signal)
    files.push(id)
  }
  return { counts: { files: files.length }, handled: { files } }
}

/** Uploads that were never imported go after a day, files that were after a month. */
async function forgetFiles(studio: OpenStudio): Promise<Report> {
  const { numAffectedRows = 0n } = await studio.inTransaction((work) =>
    sql`
      DELETE FROM import_file f WHERE created_at < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM import_run r WHERE r.studio_id = f.studio_id AND r.file_id = f.id
          AND (r.finished_at IS NULL OR f.created_at > now() - interval '30 days'))`.execute(work.db),
  )
  return { counts: { forgotten: Number(numAffectedRows) } }
}
