import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'

/** What is written otherwise than it is while the program is asked: statements. */
export type Mistake = readonly string[]

/** Asks while a mistake stands in the database. Afterwards all is as it was. */
export async function mistaken<T>(work: Work, mistake: Mistake, ask: () => Promise<T>): Promise<T> {
  if (mistake.length === 0) return ask()
  await sql`SAVEPOINT mistaken`.execute(work.db)
  for (const statement of mistake) await sql.raw(statement).execute(work.db)
  const answer = await ask()
  await sql`ROLLBACK TO SAVEPOINT mistaken`.execute(work.db)
  return answer
}
