import { listDispatches } from '#studio/delivery/contract.ts'
import { listOutdatedMessages } from '#studio/delivery/impact/contract.ts'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import { listCommunications } from '#studio/messages/contract.ts'
import { listAppointments, readAppointment, readAppointmentHistory } from '#studio/records/appointments/contract.ts'
import { readCalendar } from '#studio/records/calendar/contract.ts'
import { listClients, readClient, readClientHistory } from '#studio/records/clients/contract.ts'
import { listInvoices, readBalance, readInvoice, readInvoiceHistory } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listSessions, readSession, readSessionHistory } from '#studio/records/sessions/contract.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'

const clients = [listClients, readClient, readClientHistory] as const
const orders = [productionOrders.list, productionOrders.read, preproductionOrders.list, preproductionOrders.read] as const
const followers = [listOutdatedMessages, listItems, listItemGroups, listDispatches, listCommunications, listTasks, readCalendar]

/** What is asked again when a record has changed: itself, the lists it stands in, and what the triggers make of it. */
export const refreshedBy = {
  client: [...clients, listSessions, readSession, ...orders, ...followers],
  session: [listSessions, readSession, readSessionHistory, ...followers],
  appointment: [listAppointments, readAppointment, readAppointmentHistory, ...followers],
  invoice: [listInvoices, readBalance, readInvoice, readInvoiceHistory, ...followers],
  // An order may move its client to another status.
  production_order: [...orders, productionOrders.readHistory, ...clients],
  preproduction_order: [...orders, preproductionOrders.readHistory],
} as const satisfies Partial<Record<SubjectKind, readonly { path: string }[]>>

/** The kinds of record that have screens of their own. */
export type ShownKind = keyof typeof refreshedBy
