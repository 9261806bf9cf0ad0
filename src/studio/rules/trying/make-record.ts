import { refuseField } from '#platform/refusal.ts'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import { createAppointment } from '#studio/records/appointments/create-appointment.ts'
import { createClient } from '#studio/records/clients/create-client.ts'
import { createInvoice } from '#studio/records/invoices/create-invoice.ts'
import { createOrder } from '#studio/records/orders/create-order.ts'
import { createSession } from '#studio/records/sessions/create-session.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import { createVendor } from '#studio/records/vendors/create-vendor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { TestFields, TestRecord } from '../test-format.ts'
import { clientFields, formStatusOf, invoiceFields, placedFields, type Story, statusIdOf, typeIdOf } from './story.ts'

/** Makes a record of a test, by the verbs that people make records by. Returns its number. */
export async function makeRecord(work: Work, story: Story, record: TestRecord): Promise<number> {
  const { kind } = record
  refuseForeign(record)
  if (kind === 'client')
    return createClient(work, { ...namesOf(record.name), ...address, ...clientFields({ ...reachable, ...record }), ...statusIdOf(story, record, undefined) })
  const client_id = await clientOf(work, story, record)
  const session = record.session === undefined ? {} : { session_id: story.find(record.session).id }
  if (kind === 'web_form') return createWebForm(work, { name: record.name, client_id, ...session, status: formStatusOf(record.status ?? 'Initial') })
  const vendor = await vendorOf(work, record.vendor)
  if (kind === 'preproduction_order')
    return createOrder(work, kind, { client_id, description: record.name, ...vendor, ...session, ...statusIdOf(story, record, undefined) })
  const type_id = typeIdOf(story, kind, record.type)
  const status = statusIdOf(story, record, type_id)
  switch (kind) {
    case 'session':
      return createSession(work, { client_id, type_id, ...placedFields(story, record), ...status })
    case 'appointment':
      return createAppointment(work, {
        client_id,
        type_id,
        on_day: (record.date ?? work.today) as CivilDate,
        ...placedFields(story, record),
        ...session,
        ...status,
      })
    case 'invoice':
      return createInvoice(work, { bill_to_id: client_id, type_id, ...invoiceFields(record), ...session, ...status })
    case 'production_order':
      return createOrder(work, kind, { client_id, type_id, description: record.name, ...vendor, ...session, ...status })
    case 'task':
      return createTask(work, {
        description: record.name,
        client_id,
        type_id,
        ...(record.due === undefined ? {} : { due_on: record.due as CivilDate }),
        ...session,
        ...status,
      })
  }
}

/** Which fields belong to which kind; the others would be left out in silence. */
const fieldsOf: Record<TestRecord['kind'], readonly (keyof TestFields)[]> = {
  client: ['status', 'email', 'phone', 'birthday', 'anniversary', 'do_not_market', 'do_not_call'],
  session: ['client', 'type', 'status', 'date', 'time', 'photographer', 'on_hold', 'confirmed', 'canceled'],
  appointment: ['client', 'session', 'type', 'status', 'date', 'time', 'on_hold', 'confirmed', 'canceled'],
  invoice: ['client', 'session', 'type', 'status', 'due', 'total', 'paid', 'canceled'],
  production_order: ['client', 'session', 'type', 'status', 'vendor'],
  preproduction_order: ['client', 'session', 'status', 'vendor'],
  task: ['client', 'session', 'type', 'status', 'due'],
  web_form: ['client', 'session', 'status'],
}

/** Refuses what such a record does not have. */
export function refuseForeign({ kind, ...fields }: TestFields & { kind: TestRecord['kind'] }): void {
  const known: readonly string[] = ['name', 'at', 'of', ...fieldsOf[kind]]
  const foreign = Object.keys(fields).find((key) => !known.includes(key))
  if (foreign !== undefined)
    throw refuseField(foreign, 'foreign-field', `A ${kind.replaceAll('_', ' ')} has no “${foreign}”. It has: ${fieldsOf[kind].join(', ')}.`)
}

const reachable = { email: 'client@example.com', phone: '(312) 555-0142' }
const address = { street: '12 Main Street', city: 'Springfield', region: 'IL', postcode: '62701' }

function namesOf(name: string): { first_name: string; last_name: string } {
  const [first_name = name, ...rest] = name.trim().split(/\s+/)
  return { first_name, last_name: rest.join(' ') }
}

async function clientOf(work: Work, story: Story, { client, session }: TestRecord): Promise<number> {
  if (client !== undefined) return story.find(client).id
  if (session !== undefined) return story.find(session).clientId
  story.usualClient ??= await createClient(work, { first_name: 'Anna', last_name: 'Example', ...address, ...clientFields(reachable) })
  return story.usualClient
}

/** One vendor a name, however many orders go there. */
async function vendorOf(work: Work, name: string | undefined): Promise<{ vendor_id?: number }> {
  if (name === undefined) return {}
  const known = await work.db.selectFrom('vendor').select('id').where('name', '=', name.trim()).executeTakeFirst()
  return { vendor_id: known?.id ?? (await createVendor(work, { name, email: 'vendor@example.com', phone: '(312) 555-0199' })) }
}
