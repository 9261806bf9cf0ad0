import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { differences, isEmpty } from '../differences.ts'
import { drawNumbers } from '../draw-numbers.ts'
import { refusing } from '../refuse-constraint.ts'
import { writeHistory } from '../write-history.ts'
import { vendorRefusals } from './refusals.ts'
import { type VendorRow, vendorFacts, vendorSearchText } from './vendor.ts'

/** A vendor before (null: it is new) and after. */
export type VendorWrite = { before: VendorRow | null; after: VendorRow }

/**
 * Writes many vendors that were locked before, or are new, with their history, in a handful of statements. Those that are as they were
 * are left untouched. Returns the numbers of those that were written.
 */
export async function writeVendors(work: Work, writes: readonly VendorWrite[]): Promise<number[]> {
  const changed = writes
    .map((write) => ({ ...write, changes: write.before === null ? {} : differences(vendorFacts(write.before), vendorFacts(write.after)) }))
    .filter(({ before, changes }) => before === null || !isEmpty(changes))
  if (changed.length === 0) return []
  const ids = await drawNumbers(work, 'vendor', changed.filter(({ before }) => before === null).length)
  const rows = changed.map(({ before, after }) => ({
    ...after,
    studio_id: work.studio.id,
    id: before?.id ?? ids.next().value ?? 0,
    search_text: vendorSearchText(after),
    version: (before?.version ?? 0) + 1,
  }))
  await refusing(vendorRefusals, () =>
    sql`
      INSERT INTO vendor SELECT * FROM jsonb_populate_recordset(NULL::vendor, ${JSON.stringify(rows)}::jsonb)
      ON CONFLICT (studio_id, id) DO UPDATE SET (external_id, name, contact_name, email, phone, account_number, notes, search_text, version)
        = ROW (excluded.external_id, excluded.name, excluded.contact_name, excluded.email, excluded.phone, excluded.account_number, excluded.notes,
          excluded.search_text, excluded.version)`.execute(work.db),
  )
  const events = rows.map(({ id }, at) => ({ subjectId: id, what: 'imported' as const, changes: changed[at]?.changes ?? {}, entered: null }))
  await writeHistory(work, 'vendor', events)
  return rows.map(({ id }) => id)
}
