import type { Input } from '#platform/http/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { listTemplates } from '#studio/messages/templates/contract.ts'
import { findNow } from '#studio/processing/contract.ts'
import { createClient, type NewClient } from '#studio/records/clients/contract.ts'
import { createSession, type NewSession } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { createTrigger } from '#studio/triggers/contract.ts'
import type { RunningStudio } from './running-studio.ts'

type NewTrigger = Input<typeof createTrigger>['body']
export type Booking = { clientId: number; sessionId: number; number: string }

/** A client by name, `Anna Miller`, with an email address of that name, and a session Booked for them on that date. */
export async function book({ call }: RunningStudio, name: string, { client = {}, ...session }: Partial<NewSession> & { client?: NewClient }): Promise<Booking> {
  const [first_name = '', ...last] = name.split(' ')
  const reach = { emails: [addressOf(name)], phones: [{ phone: '(312) 555-0123', label: 'Mobile' }] }
  const { id: clientId } = await call(createClient, { body: { first_name, last_name: last.join(' '), ...reach, ...client } })
  const status_id = await statusCalled({ call }, 'Booked')
  const type_id = (await call(listTypes, { query: { subject_kind: 'session' } })).rows.find((type) => type.name === 'Family')?.id
  const made = await call(createSession, { body: { client_id: clientId, status_id, type_id, primary_time: '10:30', ...session } })
  return { clientId, sessionId: made.id, number: made.number }
}

/** `Anna Miller` → anna.miller@example.com */
export function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`
}

export async function statusCalled({ call }: Pick<RunningStudio, 'call'>, name: string): Promise<number> {
  const found = (await call(listStatuses, { query: { subject_kind: 'session' } })).rows.find((status) => status.name === name)
  if (found === undefined) throw new Error(`There is no session status ${name}.`)
  return found.id
}

/** "A week before": Booked, 7 days before the primary session date, Email/Call, none of the usual exclusions; switched on. */
export async function addReminder(studio: RunningStudio, fields: Partial<NewTrigger> = {}): Promise<number> {
  const { call } = studio
  const template = (await call(listTemplates, { query: { search: 'Session reminder, a week before' } })).rows[0]
  const { id } = await call(createTrigger, {
    body: {
      description: 'A week before',
      status_id: await statusCalled(studio, 'Booked'),
      offset_count: -7,
      exclusions: { on_hold: true, confirmed: true, canceled: true, do_not_market: true },
      outputs: [
        {
          recipient: { kind: 'client' },
          steps: [
            { channel: 'email', template_id: template?.id },
            { channel: 'call', description: 'Remind of the session', notes: 'Ask whether the time still suits.' },
          ],
        },
      ],
      active: true,
      ...fields,
    },
  })
  return id
}

/** Goes to that morning and finds whom the triggers fit. */
export async function morningOf(studio: RunningStudio, day: string): Promise<void> {
  await studio.at(`${day}T08:00`)
  await studio.call(findNow)
}

/** The item of a session number in a view. */
export async function itemOf({ call }: RunningStudio, number: string, view = 'active') {
  const { rows } = await call(listItems, { query: { search: number, view } })
  const item = rows.find((row) => row.record.number === number)
  if (item === undefined) throw new Error(`Session ${number} has no item in the view ${view}.`)
  return item
}
