import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { Vendor } from '#studio/records/vendors/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { words } from '#web/words/words.ts'
import { Named } from '../shared-columns.tsx'

const say = words.vendors
const { headers } = words.views

/** `country`: whose phone numbers need no prefix. */
export function vendorColumns(country: string): readonly Column<Vendor>[] {
  const readable = (phone: string | null) => (phone === null ? '' : readablePhone(phone, country))
  return [
    {
      key: 'name',
      label: say.columns.name,
      cell: ({ name }) => name,
      file: { [headers.vendorId]: ({ external_id }) => external_id ?? '', [headers.vendor]: ({ name }) => name },
      width: '28%',
    },
    {
      key: 'contact',
      label: say.columns.contact,
      cell: ({ contact_name }) => contact_name,
      file: { [headers.contact]: ({ contact_name }) => contact_name },
    },
    {
      key: 'reach',
      label: say.columns.reach,
      cell: ({ email, phone }) => <Named name={email ?? ''} more={[readable(phone)]} />,
      file: { [headers.email]: ({ email }) => email ?? '', [headers.phone]: ({ phone }) => readable(phone) },
      width: '30%',
    },
    {
      key: 'account',
      label: say.columns.account,
      cell: ({ account_number }) => account_number,
      file: { [headers.account]: ({ account_number }) => account_number },
    },
  ]
}
