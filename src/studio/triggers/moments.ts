import type { TriggerBasis, TriggerSubject } from './subjects.ts'

/** A kind of record and what picks it: `session/status`. */
type Place = `${TriggerSubject}/${TriggerBasis}`

type MomentEntry = {
  /** The guide's words. */
  label: string
  /** As it stands in a sentence: "7 days before …", "on …". */
  phrase: string
  /** An instant is a point in time; a day is a civil date of the studio (semantics §1). */
  kind: 'instant' | 'day'
  /** Whether days before and after make sense: nothing can be done before something that nobody saw coming. */
  offsets: 'any' | 'after' | 'none'
  /** Whether it has a time of day, so that hours and minutes can be counted from it. */
  timed?: true
  on: readonly Place[]
}

/** The trigger catalogue: every date a trigger can count from, and the records that have it. The form, the checks, the matching and the manual read this table. */
export const moments = {
  'status-changed': {
    label: 'When changed to the status',
    phrase: 'the change to the status',
    kind: 'instant',
    offsets: 'none',
    on: [
      'appointment/type-and-status',
      'client/status',
      'invoice/status',
      'production_order/status',
      'preproduction_order/status',
      'session/status',
      'task/status',
      'web_form/status',
    ],
  },
  'status-due': {
    label: 'Status due date',
    phrase: 'the status due date',
    kind: 'day',
    offsets: 'any',
    on: ['client/status', 'invoice/status', 'production_order/status', 'preproduction_order/status', 'session/status', 'task/status'],
  },
  'session-date': {
    label: 'Primary session date',
    phrase: 'the primary session date',
    kind: 'day',
    offsets: 'any',
    timed: true,
    on: ['session/status', 'session/type'],
  },
  created: {
    label: 'Session create date',
    phrase: 'the session create date',
    kind: 'day',
    offsets: 'after',
    on: ['session/type'],
  },
  'appointment-date': {
    label: 'Appointment date',
    phrase: 'the appointment date',
    kind: 'day',
    offsets: 'any',
    timed: true,
    on: ['appointment/type', 'appointment/type-and-status'],
  },
  booked: { label: 'Booked date', phrase: 'the booked date', kind: 'day', offsets: 'after', on: ['appointment/type'] },
  birthday: {
    label: 'Birthday (includes family members)',
    phrase: 'the birthday',
    kind: 'day',
    offsets: 'any',
    on: ['client/status'],
  },
  anniversary: { label: 'Anniversary', phrase: 'the anniversary', kind: 'day', offsets: 'any', on: ['client/status'] },
  'payment-due': { label: 'Payment due date', phrase: 'the payment due date', kind: 'day', offsets: 'any', on: ['invoice/status'] },
  'task-due': {
    label: 'Task due date',
    phrase: 'the task due date',
    kind: 'day',
    offsets: 'any',
    on: ['task/status', 'task/type'],
  },
  'task-start': {
    label: 'Task start date',
    phrase: 'the task start date',
    kind: 'day',
    offsets: 'any',
    on: ['task/status', 'task/type'],
  },
  'task-complete': {
    label: 'Task complete date',
    phrase: 'the task complete date',
    kind: 'day',
    offsets: 'after',
    on: ['task/status', 'task/type'],
  },
  'not-submitted': {
    label: 'Not submitted after it was sent',
    phrase: 'the day it was sent',
    kind: 'day',
    offsets: 'after',
    on: ['web_form/status'],
  },
  delivered: { label: 'Delivered', phrase: 'delivery', kind: 'instant', offsets: 'after', timed: true, on: ['email/event'] },
  opened: { label: 'Opened', phrase: 'the first opening', kind: 'instant', offsets: 'after', timed: true, on: ['email/event'] },
  clicked: { label: 'Clicked', phrase: 'the first click', kind: 'instant', offsets: 'after', timed: true, on: ['email/event'] },
  bounced: { label: 'Bounced', phrase: 'the bounce', kind: 'instant', offsets: 'after', timed: true, on: ['email/event'] },
  'not-opened': { label: 'Not opened', phrase: 'delivery', kind: 'day', offsets: 'after', on: ['email/event'] },
  'keyword-matched': {
    label: 'Keyword matched',
    phrase: 'the incoming text',
    kind: 'instant',
    offsets: 'none',
    on: ['incoming_text/keyword'],
  },
} as const satisfies Record<string, MomentEntry>

export type MomentKey = keyof typeof moments
export const momentKeys = Object.keys(moments) as MomentKey[]

/** One line of the catalogue: a moment at one kind of record. */
export type CatalogueLine = { subject: TriggerSubject; basis: TriggerBasis; moment: MomentKey; label: string; kind: 'instant' | 'day' }

/** Whether hours and minutes can be counted from it. */
export function isTimed(moment: MomentKey): boolean {
  const entry: MomentEntry = moments[moment]
  return entry.timed === true
}

/** The whole catalogue, a line for every subject, basis and moment. */
export const catalogue: readonly CatalogueLine[] = momentKeys.flatMap((moment) => linesOf(moment))

/** The catalogue's line, or null where that kind of record has no such moment. */
export function catalogueLine(subject: TriggerSubject, basis: TriggerBasis, moment: MomentKey): CatalogueLine | null {
  return catalogue.find((line) => line.subject === subject && line.basis === basis && line.moment === moment) ?? null
}

/** The moments of such records, as a form offers them. */
export function linesAt(subject: TriggerSubject, basis: TriggerBasis): CatalogueLine[] {
  return catalogue.filter((line) => line.subject === subject && line.basis === basis)
}

function linesOf(moment: MomentKey): CatalogueLine[] {
  const entry: MomentEntry = moments[moment]
  return entry.on.map((place) => {
    const [subject, basis] = place.split('/') as [TriggerSubject, TriggerBasis]
    return { subject, basis, moment, label: entry.label, kind: entry.kind }
  })
}
