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
  try {
    return await run({ at: (now) => studioAt(place, (act) => betweenSavepoints(db, () => act(db)), now) })
  } finally {
    await db.rollback().execute()
  }
}

/** The program as people have it: each thing in a transaction of its own, on any connection, with nothing remembered but what stands in the database. */
export function inManyTransactions(place: Place): Program {
  return { at: (now) => studioAt(place, (act) => place.database.transaction().execute(act), now) }
}

type Within = <T>(act: (db: Work['db']) => Promise<T>) => Promise<T>

function studioAt({ database, studioId }: Place, within: Within, now: Instant): OpenStudio {
  const begin = async (db: Work['db']): Promise<Work> => {
    await sql`SELECT set_config('hotshoe.studio', ${String(studioId)}, true)`.execute(db)
    await sql`UPDATE studio SET clock_shift = ${new Date(now)}::timestamptz - now()`.execute(db)
    return beginWork({ db, studioId, actor })
  }
  const inTransaction: OpenStudio['inTransaction'] = (run) => within(async (db) => run(await begin(db)))
  return { ...openStudio({ database, deployment: testDeployment, studioId, actor }), inTransaction, readOnly: inTransaction }
}

async function betweenSavepoints<T>(db: ControlledTransaction<Tables>, act: () => Promise<T>): Promise<T> {
  await sql`SAVEPOINT own`.execute(db)
  try {
    const result = await act()
    await sql`RELEASE SAVEPOINT own`.execute(db)
    return result
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT own`.execute(db)
    throw error
  }
}
