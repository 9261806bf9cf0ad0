import { type ControlledTransaction, sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Tables } from '#platform/database/tables.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { beginWork, openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { testDeployment } from '#support/studio.ts'
import type { Instant } from './dates.ts'
import { at } from './model.ts'

const actor = { kind: 'user', id: null, name: 'Pat Manager' } as const

/** One studio of the real program, whose clock shows exactly what it is told. */
export type Program = { at(now: Instant): OpenStudio }
type Place = { database: Database; studioId: number }

/**
 * Runs a history in one transaction that is rolled back: nothing waits for a commit, and nothing is left over. `undoes`: what fails in a transaction of
 * the program's own leaves nothing behind, by a savepoint each; without, nothing may fail.
 */
export async function inOneTransaction<T>(place: Place, run: (program: Program) => Promise<T>, { undoes = false } = {}): Promise<T> {
  const db = await place.database.startTransaction().execute()
  try {
    await sql.raw(studioOf(place)).execute(db)
    const open = opening(db, place)
    const within = undoes ? savepoints(db, open) : (now: Instant) => open.run(now)
    return await run({ at: (now) => studioAt(place, within(now)) })
  } finally {
    await db.rollback().execute()
  }
}

/** The program as people have it: each thing in a transaction of its own, on any connection, with nothing remembered but what stands in the database. */
export function inManyTransactions(place: Place): Program {
  const within =
    (now: Instant): Within =>
    (run) =>
      place.database.transaction().execute(async (db) => {
        await sql.raw(`${studioOf(place)}; ${clockTo(now)}`).execute(db)
        return run(await beginWork({ db, studioId: place.studioId, actor }))
      })
  return { at: (now) => studioAt(place, within(now)) }
}

type Within = <T>(run: (work: Work) => Promise<T>) => Promise<T>

function studioAt({ database, studioId }: Place, within: Within): OpenStudio {
  return { ...openStudio({ database, deployment: testDeployment, studioId, actor }), inTransaction: within, readOnly: within }
}

type Opened = { name: string; zone: string; language: string; workWeek: number[]; today: CivilDate }
type Opening = { run(now: Instant): Within; forget(): void }

/** Sets the clock and opens the studio in one message, and not twice at one instant: on the way is where most of the time goes. */
function opening(db: ControlledTransaction<Tables>, { studioId }: Place): Opening {
  let last: { now: Instant; opened: Opened } | null = null
  const opened = async (now: Instant) => {
    if (last?.now === now) return last.opened
    const instant = new Date(now).toISOString()
    const { rows } = await sql<Opened>`
      UPDATE studio SET clock_shift = ${instant}::timestamptz - now() WHERE id = ${studioId}
      RETURNING name, zone, language, work_week AS "workWeek", to_char((now() + clock_shift) AT TIME ZONE zone, 'YYYY-MM-DD') AS today`.execute(db)
    last = { now, opened: at(rows, 0) }
    return last.opened
  }
  return {
    run: (now) => async (run) => {
      const { today, ...studio } = await opened(now)
      return run({ db, studio: { id: studioId, ...studio }, now: new Date(now), today, actor })
    },
    forget() {
      last = null
    },
  }
}

function savepoints(db: ControlledTransaction<Tables>, open: Opening): (now: Instant) => Within {
  let before = ''
  return (now) => async (run) => {
    await sql.raw(`${before}SAVEPOINT own`).execute(db)
    before = 'RELEASE SAVEPOINT own; '
    try {
      return await open.run(now)(run)
    } catch (error) {
      before = 'ROLLBACK TO SAVEPOINT own; RELEASE SAVEPOINT own; '
      open.forget()
      throw error
    }
  }
}

function studioOf({ studioId }: Place): string {
  return `SELECT set_config('hotshoe.studio', '${studioId}', true)`
}

function clockTo(now: Instant): string {
  return `UPDATE studio SET clock_shift = '${new Date(now).toISOString()}'::timestamptz - now()`
}
