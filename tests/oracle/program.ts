import { type ControlledTransaction, sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Tables } from '#platform/database/tables.ts'
import { beginWork, openStudio } from '#studio/staff/open-studio.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { testDeployment } from '#support/studio.ts'
import type { Instant } from './dates.ts'

const actor = { kind: 'user', id: null, name: 'Pat Manager' } as const

/** One studio of the real program, whose clock shows exactly what it is told. */
export type Program = { at(now: Instant): OpenStudio }
type Place = { database: Database; studioId: number }

/**
 * Runs a history in one transaction that is rolled back: nothing waits for a commit, and nothing is left over. What the program does in a
 * transaction of its own happens between savepoints, so that what is refused leaves nothing behind.
 */
export async function inOneTransaction<T>(place: Place, run: (program: Program) => Promise<T>): Promise<T> {
  const db = await place.database.startTransaction().execute()
  const between = savepoints(db, place)
  try {
    return await run({ at: (now) => studioAt(place, (act) => between(now, act)) })
  } finally {
    await db.rollback().execute()
  }
}

/** The program as people have it: each thing in a transaction of its own, on any connection, with nothing remembered but what stands in the database. */
export function inManyTransactions(place: Place): Program {
  const within =
    (now: Instant): Within =>
    (act) =>
      place.database.transaction().execute(async (db) => {
        await sql.raw(`${studioOf(place)}; ${clockTo(now)}`).execute(db)
        return act(db)
      })
  return { at: (now) => studioAt(place, within(now)) }
}

type Within = <T>(act: (db: Work['db']) => Promise<T>) => Promise<T>

function studioAt({ database, studioId }: Place, within: Within): OpenStudio {
  const inTransaction: OpenStudio['inTransaction'] = (run) => within(async (db) => run(await beginWork({ db, studioId, actor })))
  return { ...openStudio({ database, deployment: testDeployment, studioId, actor }), inTransaction, readOnly: inTransaction }
}

type Between = <T>(now: Instant, act: (db: Work['db']) => Promise<T>) => Promise<T>

/** What is between two things goes to the server in one message: on the way is where most of the time goes. */
function savepoints(db: ControlledTransaction<Tables>, place: Place): Between {
  let before = studioOf(place)
  let shown: Instant | null = null
  return async (now, act) => {
    await sql.raw(`${before}; SAVEPOINT own${shown === now ? '' : `; ${clockTo(now)}`}`).execute(db)
    try {
      const result = await act(db)
      before = 'RELEASE SAVEPOINT own'
      shown = now
      return result
    } catch (error) {
      before = 'ROLLBACK TO SAVEPOINT own'
      shown = null
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
