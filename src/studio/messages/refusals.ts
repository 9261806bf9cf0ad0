import type { ConstraintRefusals } from '#platform/http/refusal-of.ts'
import { refuseField } from '#platform/refusal.ts'

/** What a broken constraint of this slice means to a person. What triggers use is guarded, and refused, by triggers. */
export const constraintRefusals: ConstraintRefusals = {
  template_name_unique: () => refuseField('name', 'name-taken', 'There is a template with this name already. Choose another name.'),
  template_name_given: () => refuseField('name', 'name-missing', 'A template needs a name. Give one.'),
}
