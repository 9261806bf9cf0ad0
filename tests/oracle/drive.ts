import { sql } from 'kysely'
import { verifySlice } from '#studio/matching/find-items.ts'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { decideItem } from '#studio/processing/decide-item.ts'
import { findAndRecheck } from '#studio/processing/find-and-recheck.ts'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { archiveClient } from '#studio/records/clients/archive-client.ts'
import { changeClient } from '#studio/records/clients/change-client.ts'
import { changeClientStatus } from '#studio/records/clients/change-client-status.ts'
import { setPerson } from '#studio/records/clients/set-person.ts'
import { completeTask } from '#studio/records/tasks/complete-task.ts'
import type { OpenStudio, Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { rowOf } from './compare.ts'
import type { Deed, YearDay } from './deed.ts'
import { placeOfStatus } from './happen.ts'
import { type Kind, type Output, type Settings, sensible } from './lines.ts'
import { at } from './model.ts'
import type { Rows } from './rows.ts'
import { familyNames, phonesOf } from './set-up.ts'
import { verbs } from './verbs.ts'

/** Does with the program's own verbs what a deed says, and waits for nothing. */
export async function drive(studio: OpenStudio, rows: Rows, deed: Deed): Promise<void> {
  if (deed.does === 'look again') return void (await verifySlice(studio, 0))
  if (deed.does === 'decide') return decide(studio, rows, deed)
  return studio.inTransaction(async (work) => {
    if (deed.does === 'make') rows.records.push({ kind: deed.kind, id: await make(work, rows, deed) })
    else if ('record' in deed) await driveRecord(work, rows, deed)
    else if ('client' in deed) await driveClient(work, rows, deed)
    else await driveTrigger(work, rows, deed)
  })
}

/** The job that finds, as often as it comes. */
export async function look(studio: OpenStudio): Promise<void> {
  await findAndRecheck(studio, 'touched')
}

type Make = Extract<Deed, { does: 'make' }>
type OfRecord = Extract<Deed, { record: number }>
type OfClient = Extract<Exclude<Deed, Make | OfRecord>, { client: number }>

function make(work: Work, rows: Rows, { kind, client, session, type, status, day, due, member, word, at: happened }: Make): Promise<number> {
  const statusPlace = placeOfStatus(kind, type, status)
  return verbs[kind].make(work, {
    client: client === null ? null : at(rows.clients, client),
    session: session === null ? null : at(rows.records, session).id,
    type: rows.types[kind][type] ?? 0,
    status: rows.statuses[kind][statusPlace] ?? 0,
    statusPlace,
    day,
    due: due === 'default' ? {} : { status_due_on: due },
    member: memberOf(rows, member),
    word,
    from: client ?? -1,
    at: happened,
  })
}

async function driveRecord(work: Work, rows: Rows, deed: OfRecord): Promise<void> {
  const { kind, id } = at(rows.records, deed.record)
  if (deed.does === 'report') return void (await noteMailEvent(work, id, { kind: deed.report, at: new Date(deed.at).toISOString() }))
  const which = await seen(work, kind, id)
  const { change, archive, status } = verbs[kind]
  switch (deed.does) {
    case 'day':
      return change(work, which, { [deed.name]: deed.day })
    case 'hour':
      return change(work, which, { time: deed.time })
    case 'type':
      return change(work, which, { type: at(rows.types[kind], deed.type) })
    case 'flag':
      return change(work, which, { flags: { [{ onHold: 'on_hold', confirmed: 'confirmed', canceled: 'canceled' }[deed.flag]]: deed.value } })
    case 'member':
      return change(work, which, { member: memberOf(rows, deed.member) })
    case 'give':
      return change(work, which, { client: deed.client === null ? null : at(rows.clients, deed.client) })
    case 'pay':
      return change(work, which, { paid: deed.amount })
    case 'archive':
      return archive(work, { ...which, archived: deed.archived })
    case 'complete':
      return completeTask(work, id, { completed: deed.completed, version: which.version })
    case 'due':
      return status(work, { ...which, status_id: which.status ?? 0, statusPlace: 0, due_on: deed.day })
    default: {
      const type = which.type === null ? 0 : rows.types[kind].indexOf(which.type)
      const statusPlace = placeOfStatus(kind, type, deed.status)
      return status(work, { ...which, status_id: at(rows.statuses[kind], statusPlace), statusPlace, ...dueOn(deed.due) })
    }
  }
}

function dueOn(due: string | null) {
  return due === 'default' ? {} : { due_on: due }
}

async function driveClient(work: Work, rows: Rows, deed: OfClient): Promise<void> {
  const id = at(rows.clients, deed.client)
  if (deed.does === 'person') {
    const person = deed.person === null ? null : at(rows.clients, deed.person)
    return setPerson(work, { id, member_id: at(at(rows.family, deed.client), deed.member), person_id: person })
  }
  const { version, status } = await seen(work, 'client', id)
  switch (deed.does) {
    case 'archive client':
      return archiveClient(work, id, { version, archived: deed.archived })
    case 'client status':
      return changeClientStatus(work, { id, version, status_id: at(rows.statuses.client, deed.status), ...dueOn(deed.due) })
    case 'client due':
      return changeClientStatus(work, { id, version, status_id: status ?? 0, due_on: deed.day })
    case 'merge': {
      const winner = await seen(work, 'client', at(rows.clients, deed.into))
      return void (await mergeClients(work, { winnerId: winner.id, loserId: id, version: winner.version, loserVersion: version }))
    }
    case 'year day':
      return changeClient(work, id, { version, ...(await yearDayOf(work, rows, deed)) })
    default:
      return changeClient(work, id, { version, ...flagOf(deed) })
  }
}

function flagOf({ flag, value, client }: Extract<Deed, { does: 'client flag' }>) {
  if (flag === 'phone') return { phones: value ? phonesOf(client) : [] }
  return { [{ doNotMarket: 'do_not_market', doNotCall: 'do_not_call' }[flag]]: value }
}

type Born = { id: number; mmdd: number | null }

async function yearDayOf(work: Work, rows: Rows, { client, of, day }: Extract<Deed, { does: 'year day' }>) {
  const wanted = day === null ? null : { month: Number(day.slice(0, 2)), day: Number(day.slice(3)), year: null }
  if (typeof of !== 'number') return { [of satisfies YearDay]: wanted }
  const ids = at(rows.family, client)
  const { rows: known } = await sql<Born>`SELECT id, birthday_mmdd AS mmdd FROM family_member WHERE id = ANY(${ids}::bigint[])`.execute(work.db)
  const birthdays = new Map(known.map(({ id, mmdd }) => [id, mmdd === null ? null : { month: Math.floor(mmdd / 100), day: mmdd % 100, year: null }]))
  return { family_members: ids.map((id, place) => ({ id, name: at(familyNames, place), birthday: place === of ? wanted : (birthdays.get(id) ?? null) })) }
}

type OfTrigger = Exclude<Deed, Make | OfRecord | OfClient | { does: 'decide' | 'look again' }>

async function driveTrigger(work: Work, rows: Rows, deed: OfTrigger): Promise<void> {
  if (deed.does === 'new trigger') {
    const made = await createTrigger(work, { description: 'A trigger', ...wantedOf(rows, deed.settings), active: true })
    rows.triggers.push(made.id)
    return
  }
  const id = at(rows.triggers, deed.trigger)
  const { version } = await work.db.selectFrom('trigger').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  if (deed.does === 'switch') await switchTrigger(work, id, { version, active: deed.on })
  else if (deed.does === 'delete trigger') await archiveTrigger(work, id, { version, archived: deed.deleted })
  else await changeTrigger(work, id, { version, ...wantedOf(rows, deed.settings) })
}

function outputOf(kind: Kind, output: Output) {
  const staff = { kind: kind === 'session' ? ('photographer' as const) : ('record-member' as const) }
  const step = output === 'call' ? { channel: 'call' as const, description: 'Remind' } : { channel: 'task' as const, description: 'Prepare the set' }
  return { recipient: output === 'staff' ? staff : { kind: 'client' as const }, steps: [step] }
}

/** A trigger's settings in the program's words. */
function wantedOf(rows: Rows, settings: Settings) {
  const { kind, basis, pick, moment, offset, unit, validity, repeat, repeatDays, late, stays, output } = sensible(settings)
  const { past, doNotMarket, doNotCall, onHold, confirmed, canceled, paid, word } = settings
  const byType = basis === 'type' ? pick : basis === 'type-and-status' ? Math.floor(pick / 3) : null
  return {
    subject_kind: kind,
    basis: basis === 'any-type' ? ('type' as const) : basis,
    any_type: basis === 'any-type',
    status_id: basis === 'status' || basis === 'type-and-status' ? at(rows.statuses[kind], pick) : null,
    type_id: byType === null ? null : at(rows.types[kind], byType),
    keyword: basis === 'keyword' ? word : null,
    moment,
    offset_count: offset,
    offset_unit: unit,
    exclusions: { past, do_not_market: doNotMarket, do_not_call: doNotCall, on_hold: onHold, confirmed, canceled, paid },
    validity_days: validity,
    repeat,
    repeat_days: repeat === 'spaced' ? repeatDays : null,
    late,
    stays_when_moved_on: stays,
    outputs: [outputOf(kind, output)],
  }
}

async function decide(studio: OpenStudio, rows: Rows, { key, decision }: Extract<Deed, { does: 'decide' }>): Promise<void> {
  const { id, version } = await studio.inTransaction((work) => rowOf(work, rows, key))
  await decideItem(studio, id, { decision, version, burst_confirmed: true })
}

type Seen = { id: number; version: number; status: number | null; type: number | null }

async function seen(work: Work, kind: Kind, id: number): Promise<Seen> {
  const typed = ['session', 'appointment', 'invoice', 'production_order', 'task'].includes(kind) ? sql`type_id` : sql`NULL::bigint`
  const { rows } = await sql<Seen>`SELECT id, version, status_id AS status, ${typed} AS type FROM ${sql.table(kind)} WHERE id = ${id}`.execute(work.db)
  return at(rows, 0)
}

function memberOf(rows: Rows, place: number | null): number | null {
  return place === null ? null : at(rows.members, place)
}
