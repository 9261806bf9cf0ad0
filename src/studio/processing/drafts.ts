import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { startOfDay } from '#studio/calendar/zone.ts'
import type { CommunicationDraft } from '#studio/messages/communication.ts'
import { letterSheet } from '#studio/messages/letters/letter-papers.ts'
import { defaultDueOn, entering } from '#studio/records/statuses/status.ts'
import { assigned, type Staff } from '#studio/records/tasks/assignee.ts'
import type { TaskDraft } from '#studio/records/tasks/create-tasks.ts'
import type { StudioFacts, Work } from '#studio/staff/work.ts'
import type { Leaving } from './automatic/load-leaving.ts'
import type { Facts } from './load-facts.ts'
import type { Sending } from './load-sending.ts'
import type { Subject } from './load-subjects.ts'
import { dueOn, type Planned } from './plan.ts'
import type { RenderedEffect } from './render-planned.ts'

/** Something planned and rendered: all that is missing is to write it down. */
export type Ready = { facts: Facts; planned: Planned; rendered: RenderedEffect }

/** What a batch of messages is written with: the studio's day and zone, its sender, and who is there to make calls. */
export type Writing = { today: CivilDate; studio: StudioFacts; sending: Sending; leavesAt: Leaving; desk: Staff }

/** When something is made, and by whose calendar. */
type Made = Pick<Work, 'today' | 'now' | 'studio'>

/** The task of a step. Work for a member or a department is theirs unless the step names somebody. */
export function taskDraft(work: Made, { facts, planned: { step, recipient }, rendered }: Ready): TaskDraft {
  return {
    ...common(facts),
    ...linkTo(facts),
    description: rendered.description,
    notes: rendered.plain,
    start_on: null,
    due_on: step === null ? work.today : dueOn(step, work.today),
    priority: step?.priority ?? 2,
    department_id: step?.department_id ?? (recipient.kind === 'department' ? recipient.id : null),
    member_id: step?.member_id ?? (recipient.kind === 'member' ? recipient.id : null),
    cause_item_id: facts.id,
    standing: standing(step?.task_type_id ?? null, facts, work),
  }
}

/** A task of a type begins in its first status. */
function standing(typeId: number | null, { taskTypes }: Facts, { today, now, studio }: Made): NonNullable<TaskDraft['standing']> | null {
  const type = taskTypes.get(typeId ?? 0)
  if (type === undefined || typeId === null) return null
  const enters = entering(type.id, defaultDueOn(type, today, studio.workWeek), now)
  return { type_id: typeId, ...enters, completed_at: type.is_final ? now : null }
}

/** The email, letter or call of a step. A call meant for somebody who has left goes to the default of the department, flagged (case 58). */
export function messageDraft(
  { today, studio, sending, leavesAt, desk }: Writing,
  { facts, planned: { step, recipient }, rendered }: Ready,
): CommunicationDraft {
  const drafted = {
    ...common(facts),
    client_version: facts.clientVersion,
    session_version: facts.sessionVersion,
    about: isNamed(facts) ? null : { kind: facts.kind, id: facts.subjectId, version: facts.subjectVersion },
    purpose: facts.trigger.purpose,
    recipient: { kind: recipient.kind, id: recipient.id },
    to_name: recipient.name,
    description: rendered.description,
    item_id: facts.id,
    flagged: null,
    plain: rendered.plain,
  }
  if (step?.channel === 'call') {
    const to_address = recipient.call.ok ? recipient.call.address : ''
    return { ...drafted, channel: 'call', to_address, due_on: dueOn(step, today), priority: step.priority, ...assigned(step, desk) }
  }
  const { subject, html, attachments } = rendered
  if (step?.channel === 'letter') {
    if (facts.papers.studio === null) throw new Error('A letter is written on the studio’s paper, which was not loaded.')
    const letter = letterSheet(facts.papers.studio, { language: facts.data.language, day: today })
    return { ...drafted, channel: 'letter', to_address: recipient.letter.ok ? recipient.letter.address : '', subject, html, letter, attachments }
  }
  return {
    ...drafted,
    channel: 'email',
    to_address: recipient.email.ok ? recipient.email.address : '',
    subject,
    html,
    attachments,
    ...sending.from,
    rest_until: leavesAt(facts.trigger.hours),
    // A missed item that a person processes anyway has no date left after which it would be worthless.
    not_after: facts.validUntil === null || facts.validUntil < today ? null : endOfDay(facts.validUntil, studio.zone),
  }
}

let lastEnd: { day: CivilDate; zone: string; end: Date } | null = null

/** Kept for the next one: the messages of a batch mostly end on the same day, and finding out takes as long as writing one. */
function endOfDay(day: CivilDate, zone: string): Date {
  if (lastEnd?.day !== day || lastEnd.zone !== zone) lastEnd = { day, zone, end: startOfDay(addDays(day, 1), zone) }
  return lastEnd.end
}

function common(facts: Facts) {
  return { client_id: facts.clientId, session_id: facts.sessionId, ancestry: [...facts.ancestry, facts.id] }
}

/** Clients and sessions stand in columns of their own. */
function isNamed({ kind }: Subject): boolean {
  return kind === 'client' || kind === 'session'
}

/** What else a task made for such a record is about. */
function linkTo({ kind, subjectId }: Subject) {
  const when = (one: Subject['kind']) => (kind === one ? subjectId : null)
  return {
    appointment_id: when('appointment'),
    invoice_id: when('invoice'),
    production_order_id: when('production_order'),
    preproduction_order_id: when('preproduction_order'),
  }
}
