import { refuseField } from '#platform/refusal.ts'
import { parseEmail } from './email-address.ts'
import { readSettings, type Settings, settingColumns } from './queries.ts'
import type { Work } from './work.ts'

/** Starts a rehearsal, in which everything goes to one address of the studio, or goes live. */
export async function rehearseStudio(work: Work, { rehearsal, address }: { rehearsal: boolean; address: string | null }): Promise<Settings> {
  const before = await readSettings(work)
  const rehearsal_address = rehearsal ? checkedAddress(address ?? before.rehearsal_address) : before.rehearsal_address
  if (before.rehearsal === rehearsal && before.rehearsal_address === rehearsal_address) return before
  return work.db
    .updateTable('studio')
    .set((row) => ({ rehearsal, rehearsal_address, version: row('version', '+', 1) }))
    .where('id', '=', work.studio.id)
    .returning(settingColumns)
    .executeTakeFirstOrThrow()
}

function checkedAddress(text: string): string {
  if (text.trim() === '') throw refuseField('address', 'address-missing', 'Say to which email address everything goes during the rehearsal.')
  const reading = parseEmail(text)
  if (!reading.ok) throw refuseField('address', 'bad-address', reading.message)
  return reading.value
}
