import type { Work } from '#studio/staff/work.ts'
import { readPreferences } from '../read-preferences.ts'
import { refusing } from '../refuse-constraint.ts'
import { writeHistory } from '../write-history.ts'
import { checkVendor } from './check-vendor.ts'
import type { NewVendor } from './contract.ts'
import { vendorRefusals } from './refusals.ts'
import { vendorSearchText } from './vendor.ts'

/** Makes a vendor and returns its number. Refuses wrong fields, and a name that another vendor has. */
export async function createVendor(work: Work, { name, ...fields }: NewVendor): Promise<number> {
  const checked = checkVendor({ name, ...fields }, (await readPreferences(work)).country)
  const values = { name, contact_name: '', email: null, account_number: '', ...checked }
  const { id } = await refusing(vendorRefusals, () =>
    work.db
      .insertInto('vendor')
      .values({ ...values, search_text: vendorSearchText(values), created_at: work.now })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await writeHistory(work, 'vendor', [{ subjectId: id, what: 'created', changes: {}, entered: null }])
  return id
}
