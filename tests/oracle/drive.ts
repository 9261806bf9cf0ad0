import { sql } from 'kysely'
import { verifySlice } from '#studio/matching/find-items.ts'
import { decideItem } from '#studio/processing/decide-item.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { archiveRecord } from '#studio/records/archive-record.ts'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { archiveClient } from '#studio/records/clients/archive-client.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import { createClient } from '#studio/records/clients/create-client.ts'
import { changeSession } from '#studio/records/sessions/change-session.ts'
import type { SessionChange } from '#studio/records/sessions/contract.ts'
import { createSession } from '#studio/records/sessions/create-session.ts'
import { keptSessions } from '#studio/records/sessions/keep-sessions.ts'
import { changeStatus } from '#studio/records/statuses/change-status.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { rowOf } from './compare.ts'
import type { Instant } from './dates.ts'
import type { Deed } from './deed.ts'
import { durations } from './happen.ts'
import { at, type Settings } from './model.ts'
import type { Program } from './program.ts'
import type { Rows } from './rows.ts'

/** What every studio has before its history begins. */
export async function setUp(program: Program, { now, zone, clients }: { now: Instant; zone: string; clients: number }): Promise<Rows> {
  await program.at(now).inTransaction((work) => sql`UPDATE studio SET zone = ${zone}`.execute(work.db))
  return program.at(now).inTransaction(async (work) => {
    const rows: Rows = {
      clientStatus: await addClientStatus(work),
      statuses: await addStatuses(work),
      types: await addTypes(work),
      members: await addMembers(work),
      clients: [],
      sessions: [],
      triggers: [],
    }
    for (let place = 0; place < clients; place += 1) rows.clients.push(await createClient(work, { last_name: `Miller ${place}`, phones: phonesOf(place) }))
    return rows
  })
}

/** Does with the program's own verbs what a deed says, and waits for nothing. */
export async function drive(studio: OpenStudio, rows: Rows, deed: Deed): Promise<void> {
  if (deed.does === 'look again') return void (await verifySlice(studio, 0))
  if (deed.does === 'decide') return decide(studio, rows, deed)
  return studio.inTransaction(async (work) => {
    if ('session' in deed) await driveSession(work, rows, deed)
    else if (deed.does === 'book') rows.sessions.push(await book(work, rows, deed))
    else if ('client' in deed) await driveClient(work, rows, deed)
    else await driveTrigger(work, rows, deed)
  })
}

/** The job that finds, as often as it comes. */
export async function look(studio: OpenStudio): Promise<void> {
  await findAndRecheck(studio, 'touched')
}

function book(work: Work, rows: Rows, { client, type, status, primary, due, photographer }: Extract<Deed, { does: 'book' }>): Promise<number> {
  return createSession(work, {
    client_id: at(rows.clients, client),
    type_id: at(rows.types, type),
    status_id: at(rows.statuses, status),
    primary_on: primary,
    photographer_id: memberOf(rows, photographer),
    ...(due === 'default' ? {} : { status_due_on: due }),
  })
}

async function driveSession(work: Work, rows: Rows, deed: Extract<Deed, { session: number }>): Promise<void> {
  const id = at(rows.sessions, deed.session)
  const version = await versionOf(work, 'session', id)
  const change = (fields: Omit<SessionChange, 'version'>) => changeSession(work, id, { ...fields, version })
  switch (deed.does) {
    case 'date':
      return change({ primary_on: deed.day, ...(deed.day === null ? { primary_time: null } : {}) })
    case 'hour':
      return change({ primary_time: deed.time })
    case 'type':
      return change({ type_id: at(rows.types, deed.type) })
    case 'flag':
      return change({ [{ onHold: 'on_hold', confirmed: 'confirmed', canceled: 'canceled' }[deed.flag]]: deed.value })
    case 'photographer':
      return change({ photographer_id: memberOf(rows, deed.photographer) })
    case 'give':
      return change({ client_id: at(rows.clients, deed.client) })
    case 'archive session':
      return archiveRecord(work, keptSessions, { id, version, archived: deed.archived })
    case 'due': {
      const { status_id } = await work.db.selectFrom('session').select('status_id').where('id', '=', id).executeTakeFirstOrThrow()
      return changeStatus(work, keptSessions, { id, version, status_id, due_on: deed.day })
    }
    default:
      return changeStatus(work, keptSessions, {
        id,
        version,
        status_id: at(rows.statuses, deed.status),
        ...(deed.due === 'default' ? {} : { due_on: deed.due }),
      })
  }
}

async function driveClient(work: Work, rows: Rows, deed: Exclude<Extract<Deed, { client: number }>, { does: 'book' } | { session: number }>): Promise<void> {
  const id = at(rows.clients, deed.client)
  const version = await versionOf(work, 'client', id)
  if (deed.does === 'archive client') return archiveClient(work, id, { version, archived: deed.archived })
  if (deed.does === 'merge') {
    const winnerId = at(rows.clients, deed.into)
    return void (await mergeClients(work, { winnerId, loserId: id, version: await versionOf(work, 'client', winnerId), loserVersion: version }))
  }
  if (deed.does === 'birthday') return changeClient(work, id, { birthday: yearDayOf(deed.day), version })
  const fields =
    deed.flag === 'phone'
      ? { phones: deed.value ? phonesOf(deed.client) : [] }
      : { [{ doNotMarket: 'do_not_market', doNotCall: 'do_not_call' }[deed.flag]]: deed.value }
  await changeClient(work, id, { ...fields, version })
}

function yearDayOf(day: string | null) {
  return day === null ? null : { month: Number(day.slice(0, 2)), day: Number(day.slice(3)), year: null }
}

async function driveTrigger(
  work: Work,
  rows: Rows,
  deed: Exclude<Deed, { session: number } | { client: number } | { does: 'decide' | 'look again' }>,
): Promise<void> {
  if (deed.does === 'new trigger') {
    const made = await createTrigger(work, { description: 'A trigger', ...wantedOf(rows, deed.settings), active: true })
    rows.triggers.push(made.id)
    return
  }
  const id = at(rows.triggers, deed.trigger)
  const version = await versionOf(work, 'trigger', id)
  if (deed.does === 'switch') await switchTrigger(work, id, { version, active: deed.on })
  else if (deed.does === 'delete trigger') await archiveTrigger(work, id, { version, archived: deed.deleted })
  else await changeTrigger(work, id, { version, ...wantedOf(rows, deed.settings) })
}

const outputs = {
  task: { recipient: { kind: 'client' as const }, steps: [{ channel: 'task' as const, description: 'Prepare the set' }] },
  call: { recipient: { kind: 'client' as const }, steps: [{ channel: 'call' as const, description: 'Remind' }] },
  photographer: { recipient: { kind: 'photographer' as const }, steps: [{ channel: 'task' as const, description: 'Prepare the set' }] },
}

/** A trigger's settings in the program's words. */
function wantedOf(rows: Rows, settings: Settings) {
  const { basis, pick, moment, offset, unit, validity, repeat, repeatDays, late, stays, output, past, doNotMarket, doNotCall, onHold, confirmed, canceled } =
    settings
  const isOfClients = moment === 'birthday'
  return {
    subject_kind: isOfClients ? ('client' as const) : ('session' as const),
    basis,
    status_id: basis === 'status' ? (isOfClients ? rows.clientStatus : at(rows.statuses, pick)) : null,
    type_id: basis === 'type' ? at(rows.types, pick) : null,
    moment,
    offset_count: offset,
    offset_unit: unit,
    exclusions: { past, do_not_market: doNotMarket, do_not_call: doNotCall, ...(isOfClients ? {} : { on_hold: onHold, confirmed, canceled }) },
    validity_days: validity,
    repeat,
    repeat_days: repeat === 'spaced' ? repeatDays : null,
    late,
    stays_when_moved_on: stays,
    outputs: [outputs[output]],
  }
}

async function decide(studio: OpenStudio, rows: Rows, { key, decision }: Extract<Deed, { does: 'decide' }>): Promise<void> {
  const { id, version } = await studio.inTransaction((work) => rowOf(work, rows, key))
  await decideItem(studio, id, { decision, version, burst_confirmed: true })
}

async function versionOf(work: Work, table: 'session' | 'client' | 'trigger', id: number): Promise<number> {
  return (await work.db.selectFrom(table).select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
}

function memberOf(rows: Rows, place: number | null): number | null {
  return place === null ? null : at(rows.members, place)
}

function phonesOf(place: number) {
  return [{ phone: `(402) 555-01${place}0`, label: 'Mobile', sms: true }]
}

async function addClientStatus(work: Work): Promise<number> {
  const { rows } = await sql<{
    id: number
  }>`INSERT INTO status (subject_kind, name, position, is_initial) VALUES ('client', 'Client', 1, true) RETURNING id`.execute(work.db)
  return at(rows, 0).id
}

async function addStatuses(work: Work): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO status (subject_kind, name, position, duration_days) SELECT 'session', 'Status ' || place, place, nullif(days, -1)
    FROM unnest(${durations.map((days) => days ?? -1)}::int[]) WITH ORDINALITY AS d(days, place) RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function addTypes(work: Work): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`INSERT INTO type (subject_kind, name, position) VALUES ('session', 'Family', 1), ('session', 'Wedding', 2) RETURNING id`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function addMembers(work: Work): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`INSERT INTO member (name, role, takes_sessions) VALUES ('Maya Ortiz', 'photographer', true), ('Ben Ito', 'photographer', true) RETURNING id`.execute(
    work.db,
  )
  return rows.map(({ id }) => id)
}
