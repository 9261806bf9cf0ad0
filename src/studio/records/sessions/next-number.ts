import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { firstNumber, numberAfter } from './session-number.ts'

/** A made-up class of advisory locks: who draws a session number for a studio. */
const drawing = 7_318_402

/**
 * The next free number, counted on from the newest session that has digits at its end. One at a time within a studio, until the
 * transaction ends, so that two who book at once do not get the same.
 */
export async function nextNumber(work: Work): Promise<string> {
  await sql`SELECT pg_advisory_xact_lock(${drawing}::int, ${work.studio.id % 2 ** 31}::int)`.execute(work.db)
  const { rows } = await sql<{ number: string }>`SELECT number FROM session WHERE number ~ '[0-9]$' ORDER BY id DESC LIMIT 1`.execute(work.db)
  const newest = rows[0]?.number
  if (newest === undefined) return firstNumber
  const next = numberAfter(newest)
  return (await isTaken(work, next)) ? afterHighest(work, newest.replace(/\d+$/, '')) : next
}

async function isTaken(work: Work, number: string): Promise<boolean> {
  return (await work.db.selectFrom('session').select('id').where('number', '=', number).executeTakeFirst()) !== undefined
}

/** When the newest is not the highest (files come in any order): after the highest of those that begin alike. Reads all of them. */
async function afterHighest(work: Work, prefix: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM session WHERE starts_with(number, ${prefix}) AND substr(number, ${prefix.length + 1}) ~ '^[0-9]{1,15}$'
    ORDER BY substr(number, ${prefix.length + 1})::bigint DESC, length(number) DESC LIMIT 1`.execute(work.db)
  return numberAfter(rows[0]?.number ?? firstNumber)
}
