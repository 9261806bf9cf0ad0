import { sql } from 'kysely'
import { changeWebFormStatus } from '#studio/forms/change-web-form-status.ts'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import { formStatusKeys } from '#studio/forms/web-form.ts'
import { receiveText } from '#studio/messages/incoming/receive-text.ts'
import { changeAppointment } from '#studio/records/appointments/change-appointment.ts'
import { createAppointment } from '#studio/records/appointments/create-appointment.ts'
import { keptAppointments } from '#studio/records/appointments/keep-appointments.ts'
import { archiveRecord } from '#studio/records/archive-record.ts'
import { changeInvoice } from '#studio/records/invoices/change-invoice.ts'
import { changeInvoiceStatus } from '#studio/records/invoices/change-invoice-status.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { keptInvoices } from '#studio/records/invoices/keep-invoices.ts'
import { changeOrder } from '#studio/records/orders/change-order.ts'
import { changeOrderStatus } from '#studio/records/orders/change-order-status.ts'
import { createOrder } from '#studio/records/orders/create-order.ts'
import { keptOrders } from '#studio/records/orders/keep-orders.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import { createSession } from '#studio/records/sessions/create-session.ts'
import { keptSessions } from '#studio/records/sessions/keep-sessions.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import { cancelTask } from '#studio/records/tasks/cancel-task.ts'
import { changeTask } from '#studio/records/tasks/change-task.ts'
import { changeTaskStatus } from '#studio/records/tasks/change-task-status.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import type { Work } from '#studio/staff/work.ts'
import { anEmail } from '#support/catalogue.ts'
import type { Day, Instant } from './dates.ts'
import { asked } from './facts.ts'
import { duesOn } from './happen.ts'
import { phoneOf } from './set-up.ts'

/** What a new record has, as rows of the program. */
export type Made = {
  client: number | null
  session: number | null
  type: number
  status: number
  /** Its place among the statuses of the kind. */
  statusPlace: number
  day: Day | null
  due: { status_due_on?: Day | null }
  member: number | null
  word: string
  from: number
  at: Instant
}

/** The record as it was seen, and what a person changes. */
type Which = { id: number; version: number }
type Moved = Which & { status_id: number; due_on?: Day | null; statusPlace: number }
export type Change = Partial<{ date: Day | null; start: Day | null; booked: Day | null; time: string; type: number; flags: Record<string, boolean> }> &
  Partial<{ member: number | null; client: number | null; paid: number | null }>

/** What people do with a record of one kind, by the program's own verbs. */
type Verbs = {
  make(work: Work, made: Made): Promise<number>
  change(work: Work, which: Which, change: Change): Promise<void>
  status(work: Work, moved: Moved): Promise<void>
  archive(work: Work, archived: Which & { archived: boolean }): Promise<void>
}

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never

const never = (): Promise<never> => Promise.reject(new Error('Nobody can do that with such a record.'))

const session: Verbs = {
  make: (work, { client, type, status, day, member, due }) =>
    createSession(work, { client_id: client ?? 0, type_id: type, status_id: status, primary_on: day, photographer_id: member, ...due }),
  change: (work, { id, version }, { date, time, type, member, client, flags }) =>
    changeSession(work, id, {
      version,
      ...given({ primary_on: date, primary_time: date === null ? null : time, type_id: type, photographer_id: member, client_id: client ?? undefined }),
      ...flags,
    }),
  status: (work, { statusPlace, ...moved }) => changeStatus(work, keptSessions, moved),
  archive: (work, archived) => archiveRecord(work, keptSessions, archived),
}

const appointment: Verbs = {
  make: (work, { client, session: of, type, status, day, member, due }) =>
    createAppointment(work, {
      client_id: client,
      session_id: of,
      type_id: type,
      status_id: status,
      on_day: day ?? work.today,
      member_id: member,
      ...due,
    }),
  change: (work, { id, version }, { date, time, type, member, client, booked, flags }) =>
    changeAppointment(work, id, {
      version,
      ...given({ on_day: date ?? undefined, at_time: time, type_id: type, member_id: member, client_id: client, booked_on: booked }),
      ...flags,
    }),
  status: (work, { statusPlace, ...moved }) => changeStatus(work, keptAppointments, moved),
  archive: (work, archived) => archiveRecord(work, keptAppointments, archived),
}

const dues = (day: Day | null) => duesOn(day).map(({ on, amount }) => ({ due_on: on, amount }))

const invoice: Verbs = {
  make: async (work, { client, type, status, day, due }) => {
    const lines = [{ description: 'Session fee', unit_price: asked }]
    const { rows } = await sql<{ on: boolean }>`SELECT use_invoice_statuses AS on FROM studio`.execute(work.db)
    const standing = rows[0]?.on === true ? { status_id: status, ...due } : {}
    return createInvoice(work, { bill_to_id: client ?? 0, type_id: type, lines, dues: dues(day), ...standing })
  },
  change: async (work, { id, version }, { date, client, flags, paid }) => {
    const { rows } = await sql<{ amount: number }>`SELECT paid AS amount FROM invoice WHERE id = ${id}`.execute(work.db)
    const sum = (rows[0]?.amount ?? 0) + (paid ?? 0)
    const payments = paid === undefined ? undefined : paid === null || sum === 0 ? [] : [{ amount: sum }]
    await changeInvoice(work, id, {
      version,
      ...given({ dues: date === undefined ? undefined : dues(date), bill_to_id: client ?? undefined, payments }),
      ...flags,
    })
  },
  status: (work, { statusPlace, ...moved }) => changeInvoiceStatus(work, moved),
  archive: (work, archived) => archiveRecord(work, keptInvoices, archived),
}

function order(kind: OrderKind): Verbs {
  const typed = (type: number) => (kind === 'production_order' ? { type_id: type } : {})
  return {
    make: (work, { client, type, status, member, due }) =>
      createOrder(work, kind, { client_id: client ?? 0, status_id: status, member_id: member, ...typed(type), ...due }),
    change: (work, { id, version }, { type, member, client }) =>
      changeOrder(work, { kind, id }, { version, ...given({ type_id: type, member_id: member, client_id: client ?? undefined }) }),
    status: (work, { statusPlace, ...moved }) => changeOrderStatus(work, kind, moved),
    archive: (work, archived) => archiveRecord(work, keptOrders[kind], archived),
  }
}

const task: Verbs = {
  make: (work, { client, session: of, type, status, day, member, due }) =>
    createTask(work, {
      description: 'Call the lab',
      client_id: client,
      session_id: of,
      type_id: type,
      status_id: status,
      due_on: day,
      member_id: member,
      ...due,
    }),
  change: (work, { id, version }, { date, start, type, member, client }) =>
    changeTask(work, id, { version, ...given({ due_on: date, start_on: start, type_id: type, member_id: member, client_id: client }) }),
  status: (work, { statusPlace, id, ...moved }) => changeTaskStatus(work, id, moved),
  archive: (work, { id, version, archived }) => cancelTask(work, id, { version, canceled: archived }),
}

const form = (place: number) => formStatusKeys[place] ?? 'initial'

const webForm: Verbs = {
  make: (work, { client, session: of, statusPlace }) =>
    createWebForm(work, { name: 'Contact Us', client_id: client, session_id: of, status: form(statusPlace) }),
  change: never,
  status: (work, { id, version, statusPlace }) => changeWebFormStatus(work, id, { version, status: form(statusPlace) }),
  archive: never,
}

const email: Verbs = { make: (work, { client }) => anEmail(work, client ?? 0), change: never, status: never, archive: never }

const incomingText: Verbs = {
  ...email,
  make: (work, { from, word, at }) => receiveText(work, { from: from < 0 ? '38200' : phoneOf(from), body: `${word}, please`, at: new Date(at).toISOString() }),
}

export const verbs = {
  session,
  appointment,
  invoice,
  production_order: order('production_order'),
  preproduction_order: order('preproduction_order'),
  task,
  web_form: webForm,
  email,
  incoming_text: incomingText,
}
