import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { addFeed } from '#studio/records/feeds/add-feed.ts'
import type { NewFeed } from '#studio/records/feeds/contract.ts'
import { lookAtFeed } from '#studio/records/feeds/look-at-feed.ts'
import { makeFolder } from '#studio/records/feeds/make-folder.ts'
import { readFeed } from '#studio/records/feeds/queries.ts'
import { importJobs } from '#studio/records/imports/jobs.ts'
import { listRuns } from '#studio/records/imports/queries.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { aStudio } from './records.ts'

/** A studio whose feeds look into a folder that is thrown away afterwards, and what tests of feeds ask of it. */
export async function feedStudio() {
  const made = await aStudio('2026-05-04T08:00')
  const root = await mkdtemp(path.join(tmpdir(), 'hotshoe-feeds-'))
  const studio: OpenStudio = { ...made.studio, deployment: { ...made.studio.deployment, feeds: { folder: root, privateAddresses: true } } }
  const within = <T>(run: (work: Work) => Promise<T>) => studio.inTransaction(run)
  const readFiles = async () => importJobs[0]?.run(studio, new AbortController().signal)
  return {
    studio,
    root,
    within,
    readFiles,
    add: async (more: Partial<NewFeed>) => {
      if (more.folder !== undefined) await makeFolder(studio, more.folder)
      return within((work) => addFeed(work, { name: 'Nightly', kind: 'client', ...more }, studio.deployment))
    },
    shown: (id: number) => within((work) => readFeed(work, id, studio.deployment)),
    /** Looks, and reads what came; how many files that were. */
    look: async (id: number) => {
      const runs = await lookAtFeed(studio, id)
      await readFiles()
      return runs.length
    },
    runsOf: async (id: number) => (await within((work) => listRuns(work, { feed: id }))).rows.toReversed(),
    /** Everything that was seen is as if it stood there for a minute. */
    aMinuteLater: () => within((work) => sql`UPDATE feed_file SET at = at - interval '1 minute'`.execute(work.db)),
    minutesToNextLook: async (id: number) => {
      const { rows } = await within((work) =>
        sql<{ minutes: number }>`SELECT round(extract(epoch FROM next_look_at - clock_timestamp()) / 60)::int AS minutes FROM feed WHERE id = ${id}`.execute(
          work.db,
        ),
      )
      return rows[0]?.minutes
    },
    clients: async (prefix: string) => {
      const rows = await within((work) =>
        work.db.selectFrom('client').select('first_name').where('external_id', 'like', `${prefix}%`).orderBy('external_id').execute(),
      )
      return rows.map(({ first_name }) => first_name)
    },
    forget: () => within((work) => work.db.deleteFrom('feed').execute()),
    close: async () => {
      await made.close()
      await rm(root, { recursive: true })
    },
  }
}
