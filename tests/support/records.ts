import { sql } from 'kysely'
import type { NewAppointment } from '#studio/records/appointments/contract.ts'
import { createAppointment } from '#studio/records/appointments/create-appointment.ts'
import type { NewClient } from '#studio/records/clients/contract.ts'
import { createClient } from '#studio/records/clients/create-client.ts'
import type { NewOrder } from '#studio/records/orders/contract.ts'
import { createOrder } from '#studio/records/orders/create-order.ts'
import type { OrderKind } from '#studio/records/orders/order.ts'
import type { NewSession } from '#studio/records/sessions/contract.ts'
import { createSession } from '#studio/records/sessions/create-session.ts'
import { setUpDefaults } from '#studio/records/statuses/set-up-defaults.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { setClock } from '#studio/staff/set-clock.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { type TestStudio, testStudio } from './studio.ts'

/**
 * A studio in America/Chicago with the statuses and types every new one has, its clock set, and an empty queue of changes:
 *
 *     const { studio, close } = await aStudio('2026-05-04T08:00')
 *     afterAll(close)
 *     const id = await studio.inTransaction((work) => aSession(work, { primary_on: '2026-05-11' }))
 */
export async function aStudio(at = '2026-05-04T08:00'): Promise<TestStudio> {
  const made = await testStudio()
  await clockAt(made.studio, at)
  await made.studio.inTransaction(setUpDefaults)
  return made
}

/** Sets the studio clock to a local time of the studio. */
export function clockAt(studio: OpenStudio, at: string): Promise<void> {
  return studio.inTransaction((work) => setClock(work, at, { clockMayBeSet: true }))
}

let made = 0

/** Makes a client by the program's own verb and returns its number. Without fields: Anna Miller with email and a mobile phone. */
export function aClient(work: Work, fields: Partial<NewClient> = {}): Promise<number> {
  made += 1
  const anna = {
    first_name: 'Anna',
    last_name: 'Miller',
    emails: [`anna${made}@example.com`],
    phones: [{ phone: '(402) 555-0123', label: 'Mobile', sms: true }],
  }
  return createClient(work, { ...anna, ...fields })
}

/** Makes a session by the program's own verb and returns its number. Without fields: a Family session, Booked, of a new client, without a date. */
export async function aSession(work: Work, fields: Partial<NewSession> = {}): Promise<number> {
  return createSession(work, {
    client_id: fields.client_id ?? (await aClient(work)),
    type_id: fields.type_id ?? (await typeCalled(work, 'Family')),
    status_id: fields.status_id ?? (await statusCalled(work, 'session', 'Booked')),
    ...fields,
  })
}

/** Makes an appointment by the program's own verb and returns its number. Without fields: a Consultation on May 11, 2026, with nobody. */
export async function anAppointment(work: Work, fields: Partial<NewAppointment> = {}): Promise<number> {
  return createAppointment(work, { type_id: fields.type_id ?? (await typeCalled(work, 'Consultation')), on_day: '2026-05-11', ...fields })
}

/** Makes an order by the program's own verb and returns its number. Without fields: of a new client; a production order is of Prints. */
export async function anOrder(work: Work, kind: OrderKind, fields: Partial<NewOrder> = {}): Promise<number> {
  const typed = kind === 'production_order' ? { type_id: await typeCalled(work, 'Prints') } : {}
  return createOrder(work, kind, { ...typed, ...fields, client_id: fields.client_id ?? (await aClient(work)) })
}

/** The number of a status by its name. */
export async function statusCalled(work: Work, kind: SubjectKind, name: string): Promise<number> {
  const status = await work.db.selectFrom('status').select('id').where('subject_kind', '=', kind).where('name', '=', name).executeTakeFirstOrThrow()
  return status.id
}

/** The number of a session type by its name. */
export async function typeCalled(work: Work, name: string): Promise<number> {
  return (await work.db.selectFrom('type').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

/** What the queue of changed records holds, oldest first, without taking it: `session 3`. */
export async function queued(work: Work): Promise<string[]> {
  const { rows } = await sql<{ changed: string }>`SELECT subject_kind || ' ' || subject_id AS changed FROM record_change ORDER BY id`.execute(work.db)
  return rows.map((row) => row.changed)
}
