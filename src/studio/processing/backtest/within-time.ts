import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'

/**
 * Runs what only reads in a transaction in which no statement may take longer than `limit` milliseconds, so that nobody keeps the database busy for everybody. Refuses when
 * one does.
 */
export async function withinTime<T>({ db }: Work, limit: number, run: () => Promise<T>): Promise<T> {
  await sql`SET LOCAL statement_timeout = ${sql.lit(limit)}`.execute(db)
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === statementCanceled)) throw error
    throw new Refusal(
      'unavailable',
      'took-too-long',
      'This would have taken too long, so it was stopped. Test fewer days, or try again when the studio has less to do.',
    )
  }
}

/** PostgreSQL's code for it. */
const statementCanceled = '57014'
