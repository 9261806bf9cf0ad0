import * as vendors from '#studio/records/vendors/contract.ts'
import { fieldsOf } from './field.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, historyVerb, showVerb } from './record-verbs.ts'

export const vendorVerbs = [
  listVerb({
    says: 'vendors by name',
    contract: vendors.listVendors,
    fields: fieldsOf(vendors.listVendors.query, {
      search: { says: 'part of the name, contact, email, phone or account number' },
      archived: { says: 'the archived ones' },
    }),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Contact', ({ contact_name }) => contact_name],
      ['Email', ({ email }) => email],
      ['Phone', ({ phone }) => phone],
      ['Account', ({ account_number }) => account_number],
    ],
    none: 'There are no such vendors.',
    examples: ['vendors list', 'vendors list --search lab --json'],
  }),
  showVerb({ kind: 'vendor', contract: vendors.readVendor }),
  createVerb({
    kind: 'vendor',
    contract: vendors.createVendor,
    fields: fieldsOf(vendors.createVendor.body),
    example: 'vendors create --name "Color Lab" --contact-name "Zoe Nunez" --email orders@colorlab.example --account-number AC-7',
  }),
  changeVerb({
    kind: 'vendor',
    read: vendors.readVendor,
    contract: vendors.changeVendor,
    fields: fieldsOf(vendors.changeVendor.body),
    example: 'vendors change "Color Lab" --phone "(402) 555-0199"',
  }),
  ...archiveVerb({ kind: 'vendor', read: vendors.readVendor, contract: vendors.archiveVendor }),
  historyVerb({ kind: 'vendor', contract: vendors.readVendorHistory }),
]
