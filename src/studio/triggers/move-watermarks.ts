import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { momentKeys, moments } from './moments.ts'

const instants = momentKeys.filter((key) => moments[key].kind === 'instant')

/**
 * Remembers that every live trigger was swept up to now. Never moves back, so a clock that steps back finds nothing twice. Instants, and
 * hours and minutes, move by ten minutes at least: what was entered in between is asked for again, which the ledger makes harmless, and
 * an idle studio writes nothing.
 */
export async function moveWatermarks(work: Work): Promise<void> {
  await sql`
    UPDATE trigger SET swept_on = greatest(swept_on, ${work.today}::date), swept_at = greatest(swept_at, ${work.now})
    WHERE active AND archived_at IS NULL
      AND (swept_on < ${work.today}::date
        OR ((moment = ANY(${instants}::text[]) OR offset_unit IN ('hours', 'minutes')) AND swept_at < ${work.now}::timestamptz - interval '10 minutes'))`.execute(
    work.db,
  )
}
