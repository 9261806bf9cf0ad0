import { usualSendingHours } from '#studio/calendar/sending-hours.ts'
import type { Channel } from '#studio/triggers/channels.ts'
import type { ProposedOutput, ProposedStep } from '#studio/triggers/proposal.ts'
import type { Reference, ReferenceKind, References, StudioSetup } from '#studio/triggers/references.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'

/** A step as a test of pure rules needs it; nothing here touches a database. */
export function aStep(channel: Channel, fields: Partial<ProposedStep> = {}): ProposedStep {
  const template_id = channel === 'email' ? 1 : null
  return {
    channel,
    template_id,
    description: 'Remind',
    notes: '',
    department_id: null,
    member_id: null,
    due_in_days: 0,
    priority: 2,
    task_type_id: null,
    attach: [],
    ...fields,
  }
}

/** An output for the client, by these channels. */
export function anOutput(...channels: Channel[]): ProposedOutput {
  return { id: null, recipient: { kind: 'client', member_id: null, department_id: null }, steps: channels.map((channel) => aStep(channel)) }
}

/** T7 of the cases: 7 days before the primary session date, status Booked, Email/Call, not on hold, confirmed, canceled or Do Not Market. */
export function t7(fields: Partial<Trigger> = {}): Trigger {
  const saved = new Date('2026-05-04T13:00:00Z')
  const steps = [
    { ...aStep('email'), channel: 'email' as const },
    { ...aStep('call'), channel: 'call' as const },
  ]
  return {
    id: 7,
    version: 1,
    description: 'Reminder a week before',
    subject_kind: 'session',
    basis: 'status',
    status_id: 1,
    status_name: 'Booked',
    type_id: null,
    type_name: null,
    any_type: false,
    keyword: null,
    moment: 'session-date',
    offset_count: -7,
    offset_unit: 'days',
    exclusions: { past: false, do_not_market: true, do_not_call: false, on_hold: true, confirmed: true, canceled: true, paid: false },
    purpose: 'transactional',
    validity_days: null,
    repeat: 'every',
    repeat_days: null,
    late: 'wait',
    stays_when_moved_on: false,
    automatic: false,
    hours: null,
    settle_minutes: null,
    active: true,
    outputs: [{ id: 1, recipient: { kind: 'client', member_id: null, department_id: null, name: null }, steps }],
    continues_trigger_id: null,
    armed_at: saved,
    swept_on: '2026-05-04',
    swept_at: saved,
    confirmed_burst: 0,
    created_at: saved,
    archived_at: null,
    ...fields,
  }
}

/** A studio with one of each: status Booked, type Family, a session template, Maya, the front desk, and a sender. */
export function someReferences(
  changes: { [K in ReferenceKind]?: Partial<Reference> } & { canSend?: boolean; linksWork?: boolean; studio?: Partial<StudioSetup> } = {},
): References {
  const one = (name: string, fields: Partial<Reference> = {}): ReadonlyMap<number, Reference> =>
    new Map([[1, { id: 1, name, active: true, subject_kind: null, purpose: null, type_id: null, duration_days: null, left_when_done: null, ...fields }]])
  return {
    status: one('Booked', { subject_kind: 'session', ...changes.status }),
    type: one('Family', { subject_kind: 'session', ...changes.type }),
    template: one('Reminder', { subject_kind: 'session', purpose: 'transactional', ...changes.template }),
    member: one('Maya Ortiz', changes.member),
    department: one('Front desk', changes.department),
    canSend: changes.canSend ?? true,
    linksWork: changes.linksWork ?? true,
    studio: { zone: 'America/Chicago', workWeek: [1, 2, 3, 4, 5], hours: usualSendingHours, invoiceStatuses: true, postalAddress: true, ...changes.studio },
  }
}
