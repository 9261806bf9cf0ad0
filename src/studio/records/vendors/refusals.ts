import { type Refusal, refuseField } from '#platform/refusal.ts'

/** What a broken constraint of the vendors' table means to a person. */
export const vendorRefusals: Record<string, () => Refusal> = {
  vendor_name_unique: () => refuseField('name', 'vendor-name-taken', 'There is a vendor with this name already. Open that one, or give another name.'),
  vendor_external_id_unique: () =>
    refuseField('external_id', 'external-id-taken', 'Another vendor has this number of the other program. Open that one, or give another number.'),
  vendor_named: () => refuseField('name', 'nameless-vendor', 'A vendor needs a name. Give one.'),
}
