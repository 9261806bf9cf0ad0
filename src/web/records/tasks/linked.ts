import type { Task } from '#studio/records/tasks/contract.ts'
import { type TaskLink, taskLinks } from '#studio/records/tasks/task.ts'

/** The records a task is about, each as people call it. */
export type Linked = Record<TaskLink, { id: number; name: string } | null>

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
export function linkIds(linked: Linked): Record<TaskLink, number | null> {
  return Object.fromEntries(taskLinks.map((field) => [field, linked[field]?.id ?? null])) as Record<TaskLink, number | null>
}
