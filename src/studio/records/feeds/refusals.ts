import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { refuseField } from '#platform/refusal.ts'

/** What a broken constraint of feeds means to a person. */
export const constraintRefusals: ConstraintRefusals = {
  feed_name_unique: () => refuseField('name', 'name-taken', 'There is a feed with this name already. Choose another name.'),
  feed_named: () => refuseField('name', 'name-missing', 'A feed needs a name. Give one.'),
}
