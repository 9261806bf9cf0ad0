import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import { sentence } from '#studio/triggers/sentence.ts'
import { mayTakeAnyType, offsetOf, type Trigger, type TriggerForm } from './trigger-form.ts'
import type { Choices } from './use-choices.ts'

/** The rule as it stands in the form, in plain English. Names that are no longer offered are those the trigger came with. */
export function spoken(form: TriggerForm, choices: Choices, trigger: Trigger): string {
  const { subject_kind, basis, moment, exclusions, validity_days, repeat, repeat_days, late, status_id, type_id, any_type, keyword, offset_unit } = form
  return sentence({
    moment,
    exclusions,
    validity_days,
    repeat,
    late,
    subject_kind,
    basis,
    any_type: any_type && mayTakeAnyType(form),
    keyword,
    offset_unit,
    repeat_days,
    automatic: form.automatic,
    hours: wholeHours(form.hours),
    offset_count: offsetOf(form),
    stays_when_moved_on: form.stays_when_moved_on && moment === 'status-changed',
    status_name:
      subject_kind === 'invoice' && !choices.invoiceStatuses
        ? null
        : (nameOf(choices.statuses, status_id) ?? (status_id === trigger.status_id ? trigger.status_name : null)),
    type_name: nameOf(choices.types, type_id) ?? (type_id === trigger.type_id ? trigger.type_name : null),
    outputs: form.outputs.map(({ recipient, steps }) => ({
      recipient: {
        ...recipient,
        name:
          recipient.kind === 'member'
            ? nameOf(choices.members, recipient.member_id)
            : recipient.kind === 'department'
              ? nameOf(choices.departments, recipient.department_id)
              : null,
      },
      steps,
    })),
  })
}

/** Half typed they are not said yet. */
function wholeHours(hours: TriggerForm['hours']): SendingHours | null {
  return hours === null || hours.from === '' || hours.to === '' || hours.days.length === 0 ? null : (hours as SendingHours)
}

function nameOf(choices: readonly { id: number; name: string }[], id: number | null): string | null {
  return choices.find((one) => one.id === id)?.name ?? null
}
