import { sql } from 'kysely'
import { changeWebFormStatus } from '#studio/forms/change-web-form-status.ts'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import type { FormStatus } from '#studio/forms/web-form.ts'
import type { MailEventKind } from '#studio/messages/incoming/mail-event.ts'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { receiveText } from '#studio/messages/incoming/receive-text.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { completeTask } from '#studio/records/tasks/complete-task.ts'
import type { NewTask } from '#studio/records/tasks/contract.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import type { Work } from '#studio/staff/work.ts'
import { aClient, anAppointment, anOrder, aSession, typeCalled } from './records.ts'

/** A line of the trigger catalogue as tests try it: the trigger, a record whose moment is on a day, and what makes it fit no more. */
export type CatalogueCase = {
  /** Columns of the trigger. */
  trigger(work: Work): Promise<Record<string, unknown>>
  /** Makes a record whose moment is on this day, and returns its number. */
  make(work: Work, day: string): Promise<number>
  leave(work: Work, id: number): Promise<void>
}

/** Moments whose day may lie ahead. */
export const daysAhead: Record<string, CatalogueCase> = {
  'appointment type: appointment date': { trigger: typed('appointment', 'Consultation', 'appointment-date'), make: appointmentOn, leave: toOtherType },
  'appointment of any type: appointment date': {
    trigger: async () => ({ subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date' }),
    make: appointmentOn,
    leave: archive('appointment'),
  },
  'appointment type and status: appointment date': {
    trigger: async (work) => ({
      ...(await typed('appointment', 'Consultation', 'appointment-date')(work)),
      ...(await statused('appointment', 'Planned', 'appointment-date')(work)),
      basis: 'type-and-status',
    }),
    make: appointmentOn,
    leave: toOtherStatus('appointment'),
  },
  'client status: status due date': {
    trigger: statused('client', 'Lead', 'status-due'),
    make: async (work, day) => aClient(work, { status_due_on: day }),
    leave: toOtherStatus('client'),
  },
  'client status: birthday': {
    trigger: statused('client', 'Lead', 'birthday'),
    make: async (work, day) => aClient(work, { birthday: dayOfYear(day) }),
    leave: toOtherStatus('client'),
  },
  'client status: birthday of a family member': {
    trigger: statused('client', 'Lead', 'birthday'),
    make: async (work, day) => aClient(work, { family_members: [{ name: 'Emma', birthday: dayOfYear(day) }] }),
    leave: toOtherStatus('client'),
  },
  'client status: anniversary': {
    trigger: statused('client', 'Lead', 'anniversary'),
    make: async (work, day) => aClient(work, { anniversary: dayOfYear(day) }),
    leave: toOtherStatus('client'),
  },
  'invoice status: status due date': {
    trigger: statused('invoice', 'Draft', 'status-due'),
    make: async (work, day) => anInvoice(work, { status_due_on: day }),
    leave: toOtherStatus('invoice'),
  },
  'invoice status: payment due date': {
    trigger: statused('invoice', 'Draft', 'payment-due'),
    make: async (work, day) => anInvoice(work, { dues: [{ due_on: day, amount: 5000 }] }),
    leave: toOtherStatus('invoice'),
  },
  'production status: status due date': {
    trigger: statused('production_order', 'To Order', 'status-due'),
    make: async (work, day) => anOrder(work, 'production_order', { status_due_on: day }),
    leave: toOtherStatus('production_order'),
  },
  'preproduction status: status due date': {
    trigger: statused('preproduction_order', 'To Edit', 'status-due'),
    make: async (work, day) => anOrder(work, 'preproduction_order', { status_due_on: day }),
    leave: toOtherStatus('preproduction_order'),
  },
  'session status: status due date': {
    trigger: statused('session', 'Booked', 'status-due'),
    make: async (work, day) => aSession(work, { status_due_on: day }),
    leave: toOtherStatus('session'),
  },
  'session status: primary session date': {
    trigger: statused('session', 'Booked', 'session-date'),
    make: async (work, day) => aSession(work, { primary_on: day }),
    leave: toOtherStatus('session'),
  },
  'session type: primary session date': {
    trigger: typed('session', 'Family', 'session-date'),
    make: async (work, day) => aSession(work, { primary_on: day }),
    leave: async (work, id) => void (await sql`UPDATE session SET type_id = ${await typeCalled(work, 'Wedding')} WHERE id = ${id}`.execute(work.db)),
  },
  'task status: status due date': {
    trigger: statused('task', 'To Do', 'status-due'),
    make: async (work, day) => aTask(work, { status_due_on: day }),
    leave: toOtherStatus('task'),
  },
  'task status: task due date': {
    trigger: statused('task', 'To Do', 'task-due'),
    make: async (work, day) => aTask(work, { due_on: day }),
    leave: toOtherStatus('task'),
  },
  'task status: task start date': {
    trigger: statused('task', 'To Do', 'task-start'),
    make: async (work, day) => aTask(work, { start_on: day }),
    leave: toOtherStatus('task'),
  },
  'task type: task due date': {
    trigger: typed('task', 'Follow-Up', 'task-due'),
    make: async (work, day) => aTask(work, { due_on: day }),
    leave: async (work, id) => completeTask(work, id, { completed: true, version: 1 }),
  },
  'task type: task start date': {
    trigger: typed('task', 'Follow-Up', 'task-start'),
    make: async (work, day) => aTask(work, { start_on: day }),
    leave: async (work, id) => completeTask(work, id, { completed: true, version: 1 }),
  },
}

/** Moments on the day of making: nobody sees them coming. */
export const daysOfMaking: Record<string, CatalogueCase> = {
  'appointment type: booked date': { trigger: typed('appointment', 'Consultation', 'booked'), make: appointmentOn, leave: toOtherType },
  'appointment of any type: booked date': {
    trigger: async () => ({ subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'booked' }),
    make: appointmentOn,
    leave: archive('appointment'),
  },
  'session type: create date': {
    trigger: typed('session', 'Family', 'created'),
    make: async (work) => aSession(work),
    leave: archive('session'),
  },
  'task status: complete date': { trigger: statused('task', 'Done', 'task-complete'), make: doneTask, leave: toOtherStatus('task') },
  'web form status: not submitted': {
    trigger: formStatused('Sent', 'not-submitted'),
    make: aForm('sent'),
    leave: async (work, id) => changeWebFormStatus(work, id, { status: 'submitted', version: 1 }),
  },
  'email: not opened': {
    trigger: emailed('not-opened'),
    make: anEmailThatWas('delivered'),
    leave: async (work, id) => void (await noteMailEvent(work, id, { kind: 'opened' })),
  },
  'task type: complete date': { trigger: typed('task', 'Follow-Up', 'task-complete'), make: doneTask, leave: reopen },
}

/** Changes to a status. */
export const statusChanges: Record<string, CatalogueCase> = {
  'appointment type and status: changed': {
    trigger: async (work) => ({
      ...(await typed('appointment', 'Consultation', 'status-changed')(work)),
      ...(await statused('appointment', 'Planned', 'status-changed')(work)),
      basis: 'type-and-status',
    }),
    make: appointmentOn,
    leave: toOtherStatus('appointment'),
  },
  'client status: changed': { trigger: statused('client', 'Lead', 'status-changed'), make: async (work) => aClient(work), leave: toOtherStatus('client') },
  'invoice status: changed': {
    trigger: statused('invoice', 'Draft', 'status-changed'),
    make: async (work) => anInvoice(work),
    leave: toOtherStatus('invoice'),
  },
  'production status: changed': {
    trigger: statused('production_order', 'To Order', 'status-changed'),
    make: async (work) => anOrder(work, 'production_order'),
    leave: toOtherStatus('production_order'),
  },
  'preproduction status: changed': {
    trigger: statused('preproduction_order', 'To Edit', 'status-changed'),
    make: async (work) => anOrder(work, 'preproduction_order'),
    leave: toOtherStatus('preproduction_order'),
  },
  'session status: changed': {
    trigger: statused('session', 'Booked', 'status-changed'),
    make: async (work) => aSession(work),
    leave: toOtherStatus('session'),
  },
  'web form status: changed': {
    trigger: formStatused('Submitted', 'status-changed'),
    make: aForm('submitted'),
    leave: async (work, id) => changeWebFormStatus(work, id, { status: 'final', version: 1 }),
  },
  'task status: changed': { trigger: statused('task', 'To Do', 'status-changed'), make: async (work) => aTask(work), leave: toOtherStatus('task') },
}

/** What happened to a record, once and for all: nothing makes it fit no more. */
export const events: Record<string, Omit<CatalogueCase, 'leave'>> = {
  'email: delivered': { trigger: emailed('delivered'), make: anEmailThatWas('delivered') },
  'email: opened': { trigger: emailed('opened'), make: anEmailThatWas('opened') },
  'email: clicked': { trigger: emailed('clicked'), make: anEmailThatWas('clicked') },
  'email: bounced': { trigger: emailed('bounced'), make: anEmailThatWas('bounced') },
  'incoming text: keyword matched': {
    trigger: async () => ({ subject_kind: 'incoming_text', basis: 'keyword', keyword: 'prints', moment: 'keyword-matched' }),
    make: async (work) => receiveText(work, { from: '(402) 555-0199', body: 'Prints please' }),
  },
}

/** Writes an email to a client and returns its number. */
export async function anEmail(work: Work, clientId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO communication (channel, purpose, recipient_kind, recipient_client_id, client_id, to_name, to_address, description, subject, message_id, actor_kind, actor_name, created_at)
    VALUES ('email', 'transactional', 'client', ${clientId}, ${clientId}, 'Anna Miller', 'anna@example.com', 'Reminder', 'Hello', ${crypto.randomUUID()}, 'job', 'Test', ${work.now})
    RETURNING id`.execute(work.db)
  return rows[0]?.id ?? 0
}

function anEmailThatWas(kind: MailEventKind): CatalogueCase['make'] {
  return async (work) => {
    const id = await anEmail(work, await aClient(work))
    await noteMailEvent(work, id, { kind })
    return id
  }
}

function emailed(moment: string): CatalogueCase['trigger'] {
  return async () => ({ subject_kind: 'email', basis: 'event', moment })
}

function aForm(status: FormStatus): CatalogueCase['make'] {
  return async (work) => createWebForm(work, { name: 'Contact Us', client_id: await aClient(work), status })
}

function formStatused(name: string, moment: string): CatalogueCase['trigger'] {
  return async (work) => {
    await addFormStatuses(work)
    const { rows } = await sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'web_form' AND name = ${name}`.execute(work.db)
    return { subject_kind: 'web_form', basis: 'status', status_id: rows[0]?.id, moment }
  }
}

/** Makes a task by the program's own verb and returns its number. Without fields: a Follow-Up of nobody. */
export async function aTask(work: Work, fields: Partial<NewTask> = {}): Promise<number> {
  return createTask(work, { description: 'Call the lab', type_id: await typeCalled(work, 'Follow-Up'), ...fields })
}

/** Makes an invoice over 50.00 by the program's own verb and returns its number. */
export async function anInvoice(work: Work, fields: Partial<Parameters<typeof createInvoice>[1]> = {}): Promise<number> {
  const lines = [{ description: 'Session fee', unit_price: 5000 }]
  return createInvoice(work, { bill_to_id: fields.bill_to_id ?? (await aClient(work)), type_id: await typeCalled(work, 'Session'), lines, ...fields })
}

async function appointmentOn(work: Work, day: string): Promise<number> {
  return anAppointment(work, { on_day: day, client_id: await aClient(work) })
}

async function doneTask(work: Work): Promise<number> {
  const id = await aTask(work)
  await completeTask(work, id, { completed: true, version: 1 })
  return id
}

async function reopen(work: Work, id: number): Promise<void> {
  await completeTask(work, id, { completed: false, version: 2 })
}

function statused(kind: SubjectKind, name: string, moment: string): CatalogueCase['trigger'] {
  return async (work) => {
    const { rows } = await sql<{ id: number }>`SELECT min(id) AS id FROM status WHERE subject_kind = ${kind} AND name = ${name}`.execute(work.db)
    return { subject_kind: kind, basis: 'status', status_id: rows[0]?.id, moment }
  }
}

function typed(kind: SubjectKind, name: string, moment: string): CatalogueCase['trigger'] {
  return async (work) => {
    const { rows } = await sql<{ id: number }>`SELECT id FROM type WHERE subject_kind = ${kind} AND name = ${name}`.execute(work.db)
    return { subject_kind: kind, basis: 'type', type_id: rows[0]?.id, moment }
  }
}

async function toOtherType(work: Work, id: number): Promise<void> {
  await sql`UPDATE appointment SET type_id = ${await typeCalled(work, 'Viewing')} WHERE id = ${id}`.execute(work.db)
}

function toOtherStatus(kind: SubjectKind): CatalogueCase['leave'] {
  return async (work, id) => {
    await sql`
      UPDATE ${sql.table(kind)} r SET status_entry_id = NULL, status_id =
        (SELECT min(s.id) FROM status s WHERE s.subject_kind = ${kind} AND s.id <> r.status_id
          AND s.type_id IS NOT DISTINCT FROM (SELECT type_id FROM status WHERE id = r.status_id))
      WHERE id = ${id}`.execute(work.db)
  }
}

function archive(kind: SubjectKind): CatalogueCase['leave'] {
  return async (work, id) => void (await sql`UPDATE ${sql.table(kind)} SET archived_at = ${work.now} WHERE id = ${id}`.execute(work.db))
}

/** A day of the year, its year unknown. */
export function dayOfYear(day: string): { month: number; day: number; year: null } {
  return { month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)), year: null }
}
