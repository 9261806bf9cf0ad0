import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the vendors' table means to a person. */
export const vendorRefusals: ConstraintRefusals = {
  vendor_in_use: (dependents = 'It has orders') =>
    new Refusal(
      'conflict',
      'vendor-in-use',
      `${dependents} on the way. Note what was received, or give the orders to another vendor, first; then archive this one.`,
    ),
  vendor_name_unique: () => refuseField('name', 'vendor-name-taken', 'There is a vendor with this name already. Open that one, or give another name.'),
  vendor_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another vendor has this number of the other program. Open that one, or give another number.'),
  vendor_named: () => refuseField('name', 'nameless-vendor', 'A vendor needs a name. Give one.'),
}
