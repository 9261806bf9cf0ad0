import { sql } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { changeWebFormStatus } from '#studio/forms/change-web-form-status.ts'
import { changeAppointment } from '#studio/records/appointments/change-appointment.ts'
import { keptAppointments } from '#studio/records/appointments/keep-appointments.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import { changeClientStatus } from '#studio/records/clients/change-client-status.ts'
import { changeInvoice } from '#studio/records/invoices/change-invoice.ts'
import { changeInvoiceStatus } from '#studio/records/invoices/change-invoice-status.ts'
import { changeOrderStatus } from '#studio/records/orders/change-order-status.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import { keptSessions } from '#studio/records/sessions/keep-sessions.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import { subjectKinds } from '#studio/records/subject.ts'
import { changeTask } from '#studio/records/tasks/change-task.ts'
import { changeTaskStatus } from '#studio/records/tasks/change-task-status.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TestChange, TestRecord } from '../test-format.ts'
import { refuseForeign } from './make-record.ts'
import { clientFields, formStatusOf, invoiceFields, placedFields, type Story, statusIdOf, typeIdOf } from './story.ts'

/** Changes a record of a test as a person would: its fields, then its status. */
export async function changeRecord(work: Work, story: Story, { of, at: _, ...fields }: TestChange): Promise<void> {
  const { record, id } = story.find(of)
  const { kind } = record
  refuseForeign({ kind, ...fields })
  const { status, type, client: __, session: ___, ...others } = fields
  const type_id = hasTypes(kind) ? typeIdOf(story, kind, type ?? record.type) : undefined
  if (Object.keys(others).length > 0 || type !== undefined)
    await changeFields(work, story, { record, id, fields: { ...others, ...(type === undefined ? {} : { type }) }, type_id })
  Object.assign(record, others, type === undefined ? {} : { type })
  if (status === undefined) return
  if (kind === 'web_form') return changeWebFormStatus(work, id, { status: formStatusOf(status), version: await versionOf(work, kind, id) })
  const { status_id = 0 } = statusIdOf(story, { kind, status }, type_id)
  await moveTo(work, kind, { id, status_id, version: await versionOf(work, kind, id) })
}

type Changing = { record: TestRecord; id: number; fields: Omit<TestChange, 'at' | 'of'>; type_id: number | undefined }

async function changeFields(work: Work, story: Story, { record: { kind, ...record }, id, fields, type_id }: Changing): Promise<void> {
  const version = await versionOf(work, kind, id)
  const type = fields.type === undefined || type_id === undefined ? {} : { type_id }
  switch (kind) {
    case 'client':
      return changeClient(work, id, { version, ...clientFields(fields) })
    case 'session':
      return changeSession(work, id, { version, ...placedFields(story, { kind, ...fields }), ...type })
    case 'appointment':
      return changeAppointment(work, id, { version, ...placedFields(story, { kind, ...fields }), ...type })
    case 'invoice':
      return changeInvoice(work, id, { version, ...invoiceFields(fields, { ...record, type: record.type ?? '' }), ...type })
    case 'task':
      return changeTask(work, id, { version, ...(fields.due === undefined ? {} : { due_on: fields.due as CivilDate }), ...type })
    case 'production_order':
    case 'preproduction_order':
    case 'web_form':
      return undefined
  }
}

async function moveTo(work: Work, kind: Exclude<TestRecord['kind'], 'web_form'>, to: { id: number; status_id: number; version: number }): Promise<void> {
  switch (kind) {
    case 'client':
      return changeClientStatus(work, to)
    case 'session':
      return changeStatus(work, keptSessions, to)
    case 'appointment':
      return changeStatus(work, keptAppointments, to)
    case 'invoice':
      return changeInvoiceStatus(work, to)
    case 'production_order':
    case 'preproduction_order':
      return changeOrderStatus(work, kind, to)
    case 'task':
      return changeTaskStatus(work, to.id, to)
  }
}

function hasTypes(kind: TestRecord['kind']): boolean {
  return kind !== 'web_form' && subjectKinds[kind].hasTypes
}

async function versionOf(work: Work, kind: TestRecord['kind'], id: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`SELECT version FROM ${sql.table(kind)} WHERE id = ${id}`.execute(work.db)
  return rows[0]?.version ?? 0
}
