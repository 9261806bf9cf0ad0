import { sql } from 'kysely'
import { beginWork } from './open-studio.ts'
import type { Deployment, OpenStudio, Work } from './work.ts'

const actor = { kind: 'user', id: null, name: 'Test' } as const

/**
 * A studio that lives within one transaction. `at`: the studio as it is when its clock shows an instant; everything there happens within that
 * transaction. `keepIf`: what is done in between stays only if it answers true.
 */
export type ScratchStudio = { at(now: Date): OpenStudio; setZone(zone: string): Promise<void>; keepIf(run: () => Promise<boolean>): Promise<boolean> }

/**
 * Opens a new, empty studio with the settings of the one that is open, within its transaction: the caller gives that transaction up, so that nobody
 * ever sees it. The row policies shut the studio that was open from here on. It is not in rehearsal, never paused, and no brake stops it.
 */
export async function openScratchStudio(work: Work, deployment: Deployment): Promise<ScratchStudio> {
  const { db } = work
  const settings = await db.selectFrom('studio').selectAll().where('id', '=', work.studio.id).executeTakeFirstOrThrow()
  const { rows } = await sql<{ id: number; set: string }>`
    SELECT id, set_config('hotshoe.studio', id::text, true) AS set FROM nextval(pg_get_serial_sequence('studio', 'id')) AS id`.execute(db)
  const studioId = rows[0]?.id ?? 0
  const own = {
    id: studioId,
    rehearsal: false,
    paused_at: null,
    paused_reason: null,
    clock_shift: sql`interval '0'`,
    clock_seen_at: null,
    bulk_limit: 1_000_000,
    daily_cap: null,
    // A studio that has not said where it is could not send what advertises; a story is about rules.
    postal_address: settings.postal_address.trim() === '' ? '1 Example Street' : settings.postal_address,
  }
  await db
    .insertInto('studio')
    .values({ ...settings, ...own, version: 1 })
    .execute()
  const within =
    (now: Date): OpenStudio['inTransaction'] =>
    async (run) => {
      // Each thing by itself, as in a transaction of its own: what is refused leaves nothing behind.
      await sql`SAVEPOINT scratch`.execute(db)
      try {
        await sql`UPDATE studio SET clock_shift = ${now}::timestamptz - now(), clock_seen_at = ${now} WHERE id = ${studioId}`.execute(db)
        const result = await run(await beginWork({ db, studioId, actor }))
        await sql`RELEASE SAVEPOINT scratch`.execute(db)
        return result
      } catch (error) {
        await sql.raw('ROLLBACK TO SAVEPOINT scratch; RELEASE SAVEPOINT scratch').execute(db)
        throw error
      }
    }
  return {
    at: (now) => scratchAt({ id: studioId, deployment, within: within(now) }),
    async keepIf(run) {
      await sql`SAVEPOINT perhaps`.execute(db)
      const isKept = await run()
      await sql.raw(isKept ? 'RELEASE SAVEPOINT perhaps' : 'ROLLBACK TO SAVEPOINT perhaps; RELEASE SAVEPOINT perhaps').execute(db)
      return isKept
    },
    setZone: async (zone) => void (await db.updateTable('studio').set({ zone }).where('id', '=', studioId).execute()),
  }
}

type Within = { id: number; deployment: Deployment; within: OpenStudio['inTransaction'] }

/** Nothing here waits for a commit or for another connection. */
function scratchAt({ id, deployment, within }: Within): OpenStudio {
  const studio: OpenStudio = {
    id,
    actor,
    deployment: { ...deployment, linksWork: true },
    inJobRun: () => studio,
    inTransaction: within,
    readOnly: within,
    inOneStatement: () => Promise.reject(new Error('A scratch studio is not seen by other connections.')),
    holdMark: () => Promise.reject(new Error('A scratch studio holds no marks.')),
  }
  return studio
}
