import { offsetUnits } from '#studio/calendar/offset.ts'
import { type CatalogueLine, isTimed, linesAt, type MomentKey, moments } from '#studio/triggers/moments.ts'
import { isRecipientOn } from '#studio/triggers/recipients.ts'
import { readPlace } from './places.ts'
import type { OutputForm, TriggerForm } from './trigger-form.ts'
import type { Choices } from './use-choices.ts'

const client = { kind: 'client', member_id: null, department_id: null } as const

type Setup = Pick<Choices, 'invoiceStatuses'>

/** The dates that such records have. Without statuses of invoices only their payments are due (case 62). */
export function offeredLines({ subject_kind, basis }: Pick<TriggerForm, 'subject_kind' | 'basis'>, { invoiceStatuses }: Setup): CatalogueLine[] {
  return linesAt(subject_kind, basis).filter(({ moment }) => subject_kind !== 'invoice' || invoiceStatuses || moment === 'payment-due')
}

/** Other records have other dates, statuses and recipients: what they do not have makes room for their first. */
export function movedTo(values: TriggerForm, place: string, setup: Setup): Partial<TriggerForm> {
  const { subject_kind, basis } = readPlace(place)
  const lines = offeredLines({ subject_kind, basis }, setup)
  const stays = lines.some(({ moment }) => moment === values.moment)
  const otherKind = subject_kind !== values.subject_kind
  const counting = stays ? {} : countingFrom(values, lines[0]?.moment ?? values.moment)
  return {
    ...counting,
    subject_kind,
    basis,
    ...(otherKind ? { status_id: null, type_id: null, any_type: subject_kind === 'appointment' && basis === 'type' } : {}),
    outputs: (counting.outputs ?? values.outputs).map((output) =>
      isRecipientOn(output.recipient.kind, subject_kind) ? output : { ...output, recipient: client },
    ),
  }
}

/** Whose birthday it is nobody knows of another day. */
function ofMoment(output: OutputForm, moment: MomentKey): OutputForm {
  return output.recipient.kind === 'family-member' && moment !== 'birthday' ? { ...output, recipient: client } : output
}

/** Where days before make no sense, none are kept; nor hours where there is no time of day. */
export function countingFrom(values: TriggerForm, moment: MomentKey): Partial<TriggerForm> {
  const { offsets } = moments[moment]
  const none = offsets === 'none' || (offsets === 'after' && values.side === 'before')
  const timeless = offsetUnits[values.offset_unit].of === 'instant' && !isTimed(moment)
  return {
    moment,
    outputs: values.outputs.map((output) => ofMoment(output, moment)),
    ...(none ? { side: 'on', days: 0 } : {}),
    ...(none || timeless ? { offset_unit: 'days' } : {}),
  }
}
