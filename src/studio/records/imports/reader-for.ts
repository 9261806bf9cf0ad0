import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import type { Layout } from './columns.ts'
import type { ImportMode, NewImport } from './contract.ts'
import { usualMode } from './queries.ts'
import type { Reader } from './row.ts'

/** How a file is to be read: as it says, or as is usual in this studio. */
export async function readerFor(work: Work, given: NewImport, layout: Layout): Promise<{ mode: ImportMode; reader: Reader }> {
  const { country, dateOrder } = await readPreferences(work)
  const mode = given.mode ?? (await usualMode(work, given.kind))
  return { mode, reader: { layout, dateOrder: given.date_order ?? dateOrder, country, today: work.today } }
}
