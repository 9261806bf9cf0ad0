import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { nextNumber } from './next-number.ts'
import { type NumberedKind, numberAfter } from './record-number.ts'

/** So many free numbers of a kind, as `nextNumber` draws one, in rising order. */
export async function nextNumbers(work: Work, kind: NumberedKind, count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let next = count === 0 ? '' : await nextNumber(work, kind); numbers.length < count; ) {
    const run = [next]
    while (run.length < count - numbers.length) run.push((next = numberAfter(next)))
    const { rows } = await sql<{ number: string }>`SELECT number FROM ${sql.table(kind)} WHERE number = ANY(${run}::text[])`.execute(work.db)
    const taken = new Set(rows.map(({ number }) => number))
    numbers.push(...run.filter((number) => !taken.has(number)))
    next = numberAfter(next)
  }
  return numbers
}
