import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { type DayMoment, dayOf, dayWritten, onceFor } from './sources/by-day.ts'
import { changedToStatus, statusDue } from './sources/by-status.ts'
import { keywordMatched, notSubmitted, ofEmails } from './sources/of-events.ts'
import { instantsOnDaysWithin } from './sources/ranges.ts'
import type { Clock, Source } from './sources/source.ts'
import { birthdayOfFamily, yearlyOfClient } from './sources/yearly.ts'

/** All sources, for the clock of this transaction, in the order of the catalogue. */
export function sourcesAt(clock: Clock): Source[] {
  return [
    ...ofAppointments(clock),
    changedToStatus('client', clock),
    statusDue('client'),
    yearlyOfClient({ moment: 'birthday', column: 'birthday_mmdd', setAt: 'birthday_set_at' }, clock),
    birthdayOfFamily(clock),
    yearlyOfClient({ moment: 'anniversary', column: 'anniversary_mmdd', setAt: 'anniversary_set_at' }, clock),
    ...ofInvoices(clock),
    changedToStatus('production_order', clock),
    statusDue('production_order'),
    changedToStatus('preproduction_order', clock),
    statusDue('preproduction_order'),
    ...ofSessions(clock),
    ...ofTasks(clock),
    changedToStatus('web_form', clock),
    notSubmitted(clock),
    ...ofEmails(clock),
    keywordMatched(clock),
  ]
}

function ofAppointments(clock: Clock): Source[] {
  const date = { kind: 'appointment', moment: 'appointment-date', column: 'on_day', setAt: 'on_day_set_at', time: { time: 'at_time', zone: 'zone' } } as const
  const booked = {
    kind: 'appointment',
    moment: 'booked',
    column: 'booked_on',
    setAt: null,
    occurrence: onceFor('booked', 'record-member', 'member_id'),
  } as const
  return [
    dayOf({ ...date, basis: 'type' }),
    dayOf({ ...date, basis: 'any-type' }),
    dayOf({ ...booked, basis: 'type' }),
    dayOf({ ...booked, basis: 'any-type' }),
    changedToStatus('appointment', clock),
    dayOf({ ...date, basis: 'type-and-status' }),
  ]
}

/**
 * A payment date that is covered is due no more. Where the studio does not use the statuses of invoices nobody moves them: payments are due then whatever
 * the status (case 62).
 */
function ofInvoices(clock: Clock): Source[] {
  const payment = dayOf({
    kind: 'invoice',
    basis: 'status',
    moment: 'payment-due',
    column: 'payment_due_on',
    setAt: 'payment_due_set_at',
    also: [{ code: 'paid', fails: sql`r.balance <= 0` }],
  })
  const counted = sql`CASE WHEN (SELECT use_invoice_statuses FROM studio) THEN ARRAY[t.status_id] ELSE ARRAY(SELECT id FROM status WHERE subject_kind = 'invoice') END`
  return [changedToStatus('invoice', clock), statusDue('invoice'), { ...payment, fits: sql`r.status_id = ANY(${counted})` }]
}

function ofSessions(clock: Clock): Source[] {
  const date = {
    kind: 'session',
    moment: 'session-date',
    column: 'primary_on',
    setAt: 'primary_set_at',
    time: { time: 'primary_time', zone: 'primary_zone' },
  } as const
  return [
    changedToStatus('session', clock),
    statusDue('session'),
    dayOf({ ...date, basis: 'status' }),
    dayOf({ ...date, basis: 'type' }),
    dayOf({
      kind: 'session',
      basis: 'type',
      moment: 'created',
      column: 'created_on',
      setAt: 'created_at',
      occurrence: onceFor('created', 'photographer', 'photographer_id'),
    }),
  ]
}

/** A task that is done is due no more, unless the trigger asks for a status: then the status alone counts. */
function ofTasks(clock: Clock): Source[] {
  const done = [{ code: 'task-done', fails: sql<boolean>`r.completed_at IS NOT NULL` }] as const
  const due = { kind: 'task', moment: 'task-due', column: 'due_on', setAt: null } as const
  const start = { kind: 'task', moment: 'task-start', column: 'start_on', setAt: null } as const
  return [
    changedToStatus('task', clock),
    statusDue('task'),
    dayOf({ ...due, basis: 'status' }),
    dayOf({ ...due, basis: 'type', also: done }),
    dayOf({ ...start, basis: 'status' }),
    dayOf({ ...start, basis: 'type', also: done }),
    taskComplete('status', clock),
    taskComplete('type', clock),
  ]
}

/** Kept as an instant, counted from its day. */
function taskComplete(basis: DayMoment['basis'], { zone }: Clock): Source {
  const on = sql<CivilDate | null>`(r.completed_at AT TIME ZONE ${zone})::date`
  const completed = dayOf({ kind: 'task', basis, moment: 'task-complete', column: 'completed_at', setAt: 'completed_at' })
  return { ...completed, range: instantsOnDaysWithin('r.completed_at'), anchor: { ...completed.anchor, on }, occurrence: dayWritten }
}
