import type { Static } from 'typebox'
import type { OffsetUnit } from '#studio/calendar/offset.ts'
import type { SendingHours } from '#studio/calendar/sending-hours.ts'
import type { Purpose } from '#studio/messages/communication.ts'
import type { Channel } from './channels.ts'
import type { changeTrigger, createTrigger } from './contract.ts'
import { type Exclusions, noExclusions } from './exclusions.ts'
import { linesAt, type MomentKey } from './moments.ts'
import type { Late, Repeat } from './policies.ts'
import type { RecipientKind } from './recipients.ts'
import type { TriggerBasis, TriggerSubject } from './subjects.ts'
import type { Recipient, Step, Trigger, TriggerSettings } from './trigger.ts'

export type ProposedStep = Omit<Step, 'channel'> & { channel: Channel }
export type ProposedRecipient = { kind: RecipientKind; member_id: number | null; department_id: number | null }
/** An output without an id is a new one. */
export type ProposedOutput = { id: number | null; recipient: ProposedRecipient; steps: ProposedStep[] }

/** A trigger as somebody wants it: complete, but in the words of the whole catalogue and not yet checked. */
export type Proposal = {
  description: string
  subject_kind: TriggerSubject
  basis: TriggerBasis
  status_id: number | null
  type_id: number | null
  any_type: boolean
  keyword: string | null
  moment: MomentKey
  offset_count: number
  offset_unit: OffsetUnit
  exclusions: Exclusions
  purpose: Purpose
  validity_days: number | null
  repeat: Repeat
  repeat_days: number | null
  late: Late
  stays_when_moved_on: boolean
  automatic: boolean
  hours: SendingHours | null
  settle_minutes: number | null
  outputs: ProposedOutput[]
}

/** A proposal that nothing speaks against. */
export type Settled = TriggerSettings & { outputs: SettledOutput[] }
export type SettledOutput = { id: number | null; recipient: Omit<Recipient, 'name'>; steps: Step[] }

type CreateInput = Static<typeof createTrigger.body>
/** The fields a request may set; those it leaves out stay as they are. */
export type Wanted = Partial<Omit<Static<typeof changeTrigger.body>, 'version' | 'include_waiting'>> & Partial<Pick<CreateInput, 'description'>>

/** What a new trigger is before anything is said about it: on the primary session date, nothing excluded, nothing done yet. */
const blank: Omit<Proposal, 'description'> = {
  subject_kind: 'session',
  basis: 'status',
  status_id: null,
  type_id: null,
  any_type: false,
  keyword: null,
  moment: 'session-date',
  offset_count: 0,
  offset_unit: 'days',
  exclusions: noExclusions,
  purpose: 'transactional',
  validity_days: null,
  repeat: 'every',
  repeat_days: null,
  late: 'wait',
  stays_when_moved_on: false,
  automatic: false,
  hours: null,
  settle_minutes: null,
  outputs: [],
}

/** Where a kind of record has one moment, that is meant. */
export function newProposal(wanted: Wanted): Proposal {
  const proposal = withChanges({ ...blank, description: '' }, wanted)
  const [only, ...others] = linesAt(proposal.subject_kind, proposal.basis)
  return wanted.moment !== undefined || only === undefined || others.length > 0 ? proposal : withChanges(proposal, { ...wanted, moment: only.moment })
}

/** Payments are due whatever the status where the studio does not use those of invoices (case 62): then nobody has to choose one. */
export function countsWhateverStatus({ subject_kind, basis, moment, status_id }: Proposal): boolean {
  return subject_kind === 'invoice' && basis === 'status' && moment === 'payment-due' && status_id === null
}

/** The trigger as it stands, for the request's fields to be laid over. */
export function proposalOf(trigger: Trigger): Proposal {
  const { outputs } = trigger
  return {
    ...blank,
    ...pickSettings(trigger),
    outputs: outputs.map(({ id, recipient: { kind, member_id, department_id }, steps }) => ({ id, recipient: { kind, member_id, department_id }, steps })),
  }
}

/**
 * Lays the wanted fields over a proposal. A type given without a word about the basis means a trigger by type; with the basis
 * changes which of status and type counts.
 */
export function withChanges(proposal: Proposal, wanted: Wanted): Proposal {
  const { exclusions, outputs, hours, ...fields } = wanted
  const basis = wanted.basis ?? impliedBasis(wanted) ?? proposal.basis
  const moved = basis !== proposal.basis
  const marketing = (wanted.purpose ?? proposal.purpose) === 'marketing'
  const moment = wanted.moment ?? proposal.moment
  return {
    ...proposal,
    ...(moved ? { status_id: null, type_id: null, any_type: false, keyword: null } : {}),
    ...defined(fields),
    basis,
    description: (wanted.description ?? proposal.description).trim(),
    exclusions: { ...proposal.exclusions, ...defined(exclusions ?? {}), ...(marketing ? { do_not_market: true } : {}) },
    // The contract lets only weekdays and wall times through.
    hours: hours === undefined ? proposal.hours : (hours as SendingHours | null),
    repeat_days: (wanted.repeat ?? proposal.repeat) === 'spaced' ? (wanted.repeat_days ?? proposal.repeat_days) : null,
    keyword: (wanted.keyword ?? (moved ? null : proposal.keyword))?.trim().toLowerCase() || null,
    stays_when_moved_on: (wanted.stays_when_moved_on ?? proposal.stays_when_moved_on) && moment === 'status-changed',
    outputs: outputs === undefined ? proposal.outputs : outputs.map(proposedOutput),
  }
}

function impliedBasis({ status_id, type_id }: Wanted): TriggerBasis | null {
  if (typeof type_id === 'number' && typeof status_id !== 'number') return 'type'
  if (typeof status_id === 'number' && typeof type_id !== 'number') return 'status'
  return null
}

function proposedOutput(output: NonNullable<Wanted['outputs']>[number]): ProposedOutput {
  const { kind, member_id = null, department_id = null } = output.recipient
  return { id: output.id ?? null, recipient: { kind, member_id, department_id }, steps: output.steps.map(proposedStep) }
}

function proposedStep(step: NonNullable<Wanted['outputs']>[number]['steps'][number]): ProposedStep {
  const {
    channel,
    template_id = null,
    description = '',
    notes = '',
    department_id = null,
    member_id = null,
    due_in_days = 0,
    priority = 2,
    task_type_id = null,
    attach = [],
  } = step
  return { channel, template_id, description: description.trim(), notes, department_id, member_id, due_in_days, priority, task_type_id, attach }
}

/** The settings alone, without the trigger's life. */
export function pickSettings(trigger: TriggerSettings): TriggerSettings {
  const { description, subject_kind, basis, status_id, type_id, any_type, keyword, moment, offset_count, offset_unit, exclusions } = trigger
  const { purpose, validity_days, repeat, repeat_days, late, stays_when_moved_on, automatic, hours, settle_minutes } = trigger
  const counted = { moment, offset_count, offset_unit, exclusions, validity_days, repeat, repeat_days, late, stays_when_moved_on }
  return { description, subject_kind, basis, status_id, type_id, any_type, keyword, ...counted, purpose, automatic, hours, settle_minutes }
}

/** Without the keys whose value is undefined. */
function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
