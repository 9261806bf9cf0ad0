import { sql } from 'kysely'
import { type Database, executeKept, urlOf } from '#platform/database/connect.ts'
import { holdMark } from '#platform/database/hold-mark.ts'
import { Refusal } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { type Actor, jobActor } from './actor.ts'
import type { Deployment, OpenStudio, Work } from './work.ts'

/** `jobRun`: the number of the run of a job in which all of it happens. */
export type Opening = { database: Database; deployment: Deployment; studioId: number; actor: Actor; jobRun?: number }

/** Opens a studio for an actor. Nothing is read until a transaction begins; an unknown studio is refused then. */
export function openStudio(opening: Opening): OpenStudio {
  const { database, deployment, studioId, actor, jobRun } = opening
  const within = <T>(readOnly: boolean, run: (work: Work) => Promise<T>) =>
    (readOnly ? database.transaction().setAccessMode('read only') : database.transaction()).execute(async (db) =>
      run(await beginWork({ db, studioId, actor, ...(jobRun === undefined ? {} : { jobRun }) })),
    )
  return {
    id: studioId,
    actor,
    deployment,
    inJobRun: ({ id, job }) => openStudio({ ...opening, actor: jobActor(job), jobRun: id }),
    inTransaction: (run) => within(false, run),
    readOnly: (run) => within(true, run),
    inOneStatement: (query) => executeKept(database, query),
    holdMark: (key, back) => holdMark({ url: urlOf(database), key, back }),
  }
}

type Beginning = { db: Work['db']; studioId: number; actor: Actor; jobRun?: number }

/** What a verb needs, within a transaction that is open already. */
export async function beginWork({ db, studioId, actor, jobRun }: Beginning): Promise<Work> {
  const run = jobRun === undefined ? null : String(jobRun)
  const { rows } = await sql<{ name: string; zone: string; language: string; work_week: number[]; now: Date; today: CivilDate }>`
    SELECT * FROM open_studio(${studioId}::bigint, ${run}::text)`.execute(db)
  const row = rows[0]
  if (!row) throw new Refusal('not-found', 'no-such-studio', `There is no studio number ${studioId} here.`)
  const studio = { id: studioId, name: row.name, zone: row.zone, language: row.language, workWeek: row.work_week }
  return { db, studio, now: row.now, today: row.today, actor }
}
