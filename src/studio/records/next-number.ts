import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { firstNumbers, type NumberedKind, numberAfter } from './record-number.ts'

/** Made-up classes of advisory locks: who draws a number of this kind for a studio. */
const drawing: Record<NumberedKind, number> = { session: 7_318_402, invoice: 7_318_403, production_order: 7_318_404, preproduction_order: 7_318_405 }

/**
 * The next free number of a kind, counted on from its newest record that has digits at its end. One at a time within a studio, until
 * the transaction ends, so that two who make one at once do not get the same.
 */
export async function nextNumber(work: Work, kind: NumberedKind): Promise<string> {
  await sql`SELECT pg_advisory_xact_lock(${drawing[kind]}::int, ${work.studio.id % 2 ** 31}::int)`.execute(work.db)
  const { rows } = await sql<{ number: string }>`SELECT number FROM ${sql.table(kind)} WHERE number ~ '[0-9]$' ORDER BY id DESC LIMIT 1`.execute(work.db)
  const newest = rows[0]?.number
  if (newest === undefined) return firstNumbers[kind]
  const next = numberAfter(newest)
  return (await isTaken(work, kind, next)) ? afterHighest(work, kind, newest.replace(/\d+$/, '')) : next
}

async function isTaken(work: Work, kind: NumberedKind, number: string): Promise<boolean> {
  return (await work.db.selectFrom(kind).select('id').where('number', '=', number).executeTakeFirst()) !== undefined
}

/** When the newest is not the highest (files come in any order): after the highest of those that begin alike. Reads all of them. */
async function afterHighest(work: Work, kind: NumberedKind, prefix: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM ${sql.table(kind)} WHERE starts_with(number, ${prefix}) AND substr(number, ${prefix.length + 1}) ~ '^[0-9]{1,15}$'
    ORDER BY substr(number, ${prefix.length + 1})::bigint DESC, length(number) DESC LIMIT 1`.execute(work.db)
  return numberAfter(rows[0]?.number ?? firstNumbers[kind])
}
