import { Type } from 'typebox'

/**
 * The kinds of record that have a status, a history, and triggers. A kind's name is its table. `statusesOf`: whether its statuses are
 * the kind's, or each type has its own [g]. A task may do without a type, and then has no status.
 */
export const subjectKinds = {
  client: { label: 'Client', plural: 'Clients', hasTypes: false, statusesOf: 'kind' },
  session: { label: 'Session', plural: 'Sessions', hasTypes: true, statusesOf: 'kind' },
  appointment: { label: 'Appointment', plural: 'Appointments', hasTypes: true, statusesOf: 'type' },
  invoice: { label: 'Invoice', plural: 'Invoices', hasTypes: true, statusesOf: 'kind' },
  production_order: { label: 'Production order', plural: 'Production orders', hasTypes: true, statusesOf: 'type' },
  preproduction_order: { label: 'Preproduction order', plural: 'Preproduction orders', hasTypes: false, statusesOf: 'kind' },
  task: { label: 'Task', plural: 'Tasks', hasTypes: true, statusesOf: 'type' },
} as const

export type SubjectKind = keyof typeof subjectKinds
export type TypedKind = { [K in SubjectKind]: (typeof subjectKinds)[K]['hasTypes'] extends true ? K : never }[SubjectKind]

/** What has lines of history: vendors and the studio's way of sending email (number 1) too, which have no status, and web forms, whose statuses are fixed. */
export type HistoryKind = SubjectKind | 'vendor' | 'sender' | 'web_form'

/** A record, named by kind and number. */
export type Subject = { subjectKind: SubjectKind; subjectId: number }

export const subjectKindSchema = Type.Enum(['client', 'session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task'])
export const typedKindSchema = Type.Enum(['session', 'appointment', 'invoice', 'production_order', 'task'])
