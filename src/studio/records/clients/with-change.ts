import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import { checkClient, refuseNameless } from './check-client.ts'
import { type ClientRecord, withValues } from './client.ts'
import type { ClientFields } from './contract.ts'
import { refuseClosed } from './refuse-closed.ts'

/** The client as it would be with these fields. Refuses wrong ones, taking the last name away, and a client that was merged or erased. Writes nothing. */
export async function withChange(work: Work, before: ClientRecord, fields: ClientFields): Promise<ClientRecord> {
  await refuseClosed(work, before.row)
  const { country } = await readPreferences(work)
  const after = withValues(before, checkClient(fields, { country, today: work.today, family: before.family }), work.now)
  refuseNameless(after)
  return after
}
