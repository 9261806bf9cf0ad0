import { foundStudio } from '#app/found-studio.ts'
import { type Local, openLocal } from '#app/open-local.ts'
import type { Program } from '#app/open-program.ts'
import { statusAfter } from '#app/samples/status-after.ts'
import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { createTemplate, listTemplates } from '#studio/messages/templates/contract.ts'
import { findNow } from '#studio/processing/contract.ts'
import { createClient } from '#studio/records/clients/contract.ts'
import { createSession } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { changeStudio, readClock, readStudio, rehearseStudio, setClock } from '#studio/staff/contract.ts'
import { addDepartment, addMember } from '#studio/staff/members/contract.ts'
import { createTrigger } from '#studio/triggers/contract.ts'
import { demoClients } from './demo-clients.ts'
import { demoNumber, demoSessions } from './demo-sessions.ts'
import { moreTemplates, owner, staff, triggers } from './demo-studio.ts'
import { type Filled, type Numbers, number } from './filled.ts'
import { liveThrough, thisMorning } from './live-through.ts'
import { makeAppointments } from './make-appointments.ts'
import { makeAutomatic } from './make-automatic.ts'
import { makeInvoices } from './make-invoices.ts'
import { makeKindTriggers } from './make-kind-triggers.ts'
import { makeOccasions } from './make-occasions.ts'
import { makeOrders } from './make-orders.ts'
import { moveIn, type Past } from './move-in.ts'

/** Where the demo's email goes. */
export type DemoMailbox = { use(): Promise<void>; tellShift(seconds: number): void }

/** For how many days before today the demo studio really worked. */
const daysLived = 16

/** What the studio brings from before; left out, nothing. `tell` hears in words what is being done. */
export type Filling = { past?: Past; tell?: (sentence: string) => void }

/**
 * Makes the demo studio by the program's own endpoints: set up two weeks ago, its past moved in, worked in every morning since, its clock
 * moved along, and left this morning with something to do. `mailbox.use` says where its email goes, `mailbox.tellShift` how far its time
 * is from real time.
 */
export async function fillStudio(program: Program, mailbox: DemoMailbox, { past, tell = () => undefined }: Filling = {}): Promise<void> {
  await foundStudio(program, { name: 'Northlight Studio', zone: ownZone(), owner, postal_address: '12 Lake Street\nEvanston, IL 60201', phone: '+13125550100' })
  const { call: ask } = await openLocal(program)
  const call = telling(ask, mailbox)
  const { today: text } = await call(readClock, {})
  const today = text as CivilDate
  await call(setClock, { body: { at: `${addDays(today, -daysLived)}T09:00` } })
  await mailbox.use()
  await call(rehearseStudio, { body: { rehearsal: false } })
  await restFor(call, 0)
  const filled = await records(call, today)
  if (past !== undefined) await moveIn(filled, { past, on: addDays(today, -daysLived), tell })
  await rules(filled)
  tell('Two weeks of work')
  for (let day = -daysLived + 1; day < 0; day++) await liveThrough(filled, day)
  await call(setClock, { body: { at: null } })
  await restFor(call, 1800)
  await thisMorning(filled)
  await makeKindTriggers(filled)
  await makeAppointments(filled)
  await makeInvoices(filled)
  await makeOrders(filled)
  await makeOccasions(filled)
  await call(findNow, {})
  await makeAutomatic(filled)
  await restFor(call, 300)
}

/** The mailbox learns of every step of the studio clock, so that its mails arrive when the studio sent them. */
function telling(ask: Local['call'], { tellShift }: DemoMailbox): Local['call'] {
  return async (contract, parts) => {
    const answer = await ask(contract, parts)
    if (contract.path === setClock.path && typeof answer === 'object' && answer !== null && 'shift_seconds' in answer) tellShift(Number(answer.shift_seconds))
    return answer
  }
}

async function restFor(call: Local['call'], rest_seconds: number): Promise<void> {
  const { version } = await call(readStudio, {})
  await call(changeStudio, { body: { version, rest_seconds } })
}

async function records(call: Local['call'], today: CivilDate): Promise<Filled> {
  const photographers: number[] = []
  for (const member of staff) {
    const { id } = await call(addMember, { body: { ...member, phone_sms: true } })
    if (member.takes_sessions) photographers.push(id)
  }
  const lab = await call(addDepartment, { body: { name: 'Lab and finishing', email: 'lab@northlight.example', member_ids: photographers.slice(0, 1) } })
  const statuses = numbered((await call(listStatuses, {})).rows.filter(({ subject_kind }) => subject_kind === 'session'))
  const types = numbered((await call(listTypes, { query: { subject_kind: 'session' } })).rows)
  const status_id = (await call(listStatuses, {})).rows.find(({ subject_kind, name }) => subject_kind === 'client' && name === 'Client')?.id
  const clients: number[] = []
  for (const client of demoClients) clients.push((await call(createClient, { body: { ...client, ...(status_id === undefined ? {} : { status_id }) } })).id)
  const filled = { call, today, statuses, types, clients, photographers, lab: lab.id, sessions: [] }
  return { ...filled, sessions: await sessions(filled) }
}

async function sessions({ call, today, statuses, types, clients, photographers }: Filled): Promise<number[]> {
  const made: number[] = []
  for (const { day, client, type, time, photographer, on_hold, confirmed, canceled } of demoSessions) {
    const body = {
      number: demoNumber(made.length),
      client_id: number(clients, client),
      type_id: number(types, type),
      status_id: number(statuses, statusAfter(-daysLived - day)),
      primary_on: addDays(today, day),
      primary_time: time,
      photographer_id: number(photographers, photographer),
      booked_on: addDays(today, Math.min(-daysLived, day - 30)),
      on_hold,
      confirmed,
      canceled,
    }
    made.push((await call(createSession, { body })).id)
  }
  return made
}

async function rules({ call, statuses, lab }: Filled): Promise<void> {
  for (const template of moreTemplates) await call(createTemplate, { body: template })
  const templates = numbered((await call(listTemplates, { query: { limit: 100 } })).rows)
  for (const { description, status, moment, offset_count, exclusions, to, steps, ...more } of triggers) {
    const chain = steps.map((step) => {
      if (step.channel === 'email') return { channel: step.channel, template_id: number(templates, step.template) }
      if (step.channel === 'letter') return { channel: step.channel, template_id: number(templates, step.template), attach: [...step.attach] }
      return {
        channel: step.channel,
        description: step.description,
        notes: step.notes,
        ...(step.channel === 'task' ? { department_id: lab, due_in_days: 2 } : {}),
      }
    })
    await call(createTrigger, {
      body: {
        description,
        basis: 'status',
        status_id: number(statuses, status),
        moment,
        offset_count,
        exclusions,
        ...more,
        outputs: [{ recipient: { kind: to }, steps: chain }],
        active: true,
      },
    })
  }
}

function numbered(rows: readonly { id: number; name: string }[]): Numbers {
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]))
}

/** The viewer's own zone, so that the demo's morning is theirs; a machine in UTC is nobody's studio. */
function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return /^(?:UTC|Etc\/|GMT)/.test(zone) ? 'America/Chicago' : zone
}
