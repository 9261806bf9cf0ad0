import type { Task } from '#studio/records/tasks/contract.ts'

/** What a task may be about, in the order in which it is offered. */
export const taskLinkFields = ['client_id', 'session_id', 'appointment_id', 'invoice_id', 'production_order_id', 'preproduction_order_id'] as const
export type TaskLinkField = (typeof taskLinkFields)[number]

/** The records a task is about, each as people call it. */
export type Linked = Record<TaskLinkField, { id: number; name: string } | null>

export function linkedOf(task: Task | null): Linked {
  const { client = null, session = null, appointment = null, invoice = null, production_order = null, preproduction_order = null } = task ?? {}
  const numbered = (record: { id: number; number: string } | null) => (record === null ? null : { id: record.id, name: record.number })
  return {
    client_id: client,
    session_id: numbered(session),
    appointment_id: appointment,
    invoice_id: numbered(invoice),
    production_order_id: numbered(production_order),
    preproduction_order_id: numbered(preproduction_order),
  }
}

/** As a request takes them: by their numbers. */
export function linkIds(linked: Linked): Record<TaskLinkField, number | null> {
  return Object.fromEntries(taskLinkFields.map((field) => [field, linked[field]?.id ?? null])) as Record<TaskLinkField, number | null>
}
