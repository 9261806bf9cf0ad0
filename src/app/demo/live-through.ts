import type { Static } from 'typebox'
import { statusAfter, stepsAfter } from '#app/samples/status-after.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { addAttempt, listCalls } from '#studio/delivery/call-desk/contract.ts'
import { sendNow } from '#studio/delivery/contract.ts'
import { listItemGroups, listItems } from '#studio/matching/contract.ts'
import { printLetters } from '#studio/messages/letters/contract.ts'
import { findNow, finishRun, startRun } from '#studio/processing/contract.ts'
import { createSession, listSessions } from '#studio/records/sessions/contract.ts'
import { moveStatuses } from '#studio/records/status-moves/contract.ts'
import { completeTask, listTasks } from '#studio/records/tasks/contract.ts'
import { setClock } from '#studio/staff/contract.ts'
import { previewStatusMoves } from '#studio/triggers/contract.ts'
import { clientsToCall } from './demo-clients.ts'
import { type Filled, number } from './filled.ts'
import { at } from './pick.ts'

/** One morning of the past: sessions move on, what fell due is processed, sent and called. `day` is the distance from today. */
export async function liveThrough(filled: Filled, day: number): Promise<void> {
  const { call, today } = filled
  await call(setClock, { body: { at: `${addDays(today, day)}T${morningOf(day)}` } })
  await moveOn(filled, day)
  if (inquiries.some((one) => one.day === day)) await inquire(filled, day)
  await call(findNow, {})
  // On one morning somebody skips an item, on another one deletes one.
  if (day % 5 === -3) await decideFirst(filled, 'skip')
  if (day === -9) await decideFirst(filled, 'delete')
  await processAll(filled)
  await call(sendNow, {})
  await workOff(filled, day)
}

/** Somebody comes at half past eight, or at nine, or a quarter past ten. */
function morningOf(day: number): string {
  return at(['08:35', '09:05', '08:50', '10:15', '09:20'], day)
}

/** People who asked lately and have not booked yet. */
const inquiries = [
  { day: -6, client: 3, type: 'Family', ahead: 38 },
  { day: -2, client: 18, type: 'Newborn', ahead: 45 },
  { day: -1, client: 37, type: 'Wedding', ahead: 61 },
  { day: 0, client: 52, type: 'Senior', ahead: 33 },
] as const

async function inquire({ call, today, clients, types, statuses }: Filled, day: number): Promise<void> {
  for (const { client, type, ahead } of inquiries.filter((one) => one.day === day)) {
    const body = { client_id: number(clients, client), type_id: number(types, type), status_id: number(statuses, 'Inquiry'), primary_on: addDays(today, ahead) }
    await call(createSession, { body })
  }
}

/** Today: somebody booked only now for the weekend, one message rests, two calls are made, one item is skipped, the rest waits for whoever opens the page. */
export async function thisMorning(filled: Filled): Promise<void> {
  const { call, today, clients, types, statuses, photographers } = filled
  await moveOn(filled, 0)
  await inquire(filled, 0)
  await call(createSession, {
    body: {
      client_id: number(clients, 44),
      type_id: number(types, 'Headshot'),
      status_id: number(statuses, 'Booked'),
      primary_on: addDays(today, 4),
      primary_time: '11:00',
      photographer_id: number(photographers, 1),
      booked_on: today,
      notes: 'Called this morning: needs new pictures for a conference.',
    },
  })
  await call(findNow, {})
  const { rows } = await call(listItems, { query: { limit: 500 } })
  const rested = rows.find(({ late, due_on, record }) => !late && due_on === today && record.status === 'Shot') ?? rows[0]
  const toCall = rows.filter(
    ({ record, due_on, late }) => !late && due_on === today && clientsToCall[7]?.some((client) => number(clients, client) === record.client_id),
  )
  const process = rested === undefined ? toCall : [rested, ...toCall]
  const skip = rows.filter(({ late, id }) => !late && !process.some((chosen) => chosen.id === id)).slice(-1)
  const decided = (chosen: typeof rows, decision: 'process' | 'skip') => chosen.map(({ id, version }) => ({ item_id: id, decision, version }))
  await carryOut(filled, { decisions: [...decided(process, 'process'), ...decided(skip, 'skip')] })
}

/** What has its day for the next step takes it; canceled sessions, and those that wait for somebody, stay where they are. */
async function moveOn({ call, today, statuses }: Filled, day: number): Promise<void> {
  for (const { status, from } of stepsAfter) {
    const on = addDays(today, day - from)
    const query = { status_id: number(statuses, statusAfter(from - 1)), from: on, to: on, limit: 500 }
    const ids = (await call(listSessions, { query })).rows.filter(({ canceled }) => !canceled).map(({ id }) => id)
    if (ids.length === 0) continue
    const move = { subject_kind: 'session', ids, status_id: number(statuses, status) } as const
    const { seen } = await call(previewStatusMoves, { body: move })
    await call(moveStatuses, { body: { ...move, seen } })
  }
}

async function processAll(filled: Filled): Promise<void> {
  const { groups, last_event_id } = await filled.call(listItemGroups, {})
  if (groups.length === 0) return
  await carryOut(filled, { all: [{ decision: 'process', view: 'active', last_event_id }] })
}

async function decideFirst(filled: Filled, decision: 'skip' | 'delete'): Promise<void> {
  const { rows } = await filled.call(listItems, { query: { limit: 1 } })
  const [item] = rows
  if (item !== undefined) await carryOut(filled, { decisions: [{ item_id: item.id, decision, version: item.version }] })
}

async function carryOut({ call }: Filled, body: Static<typeof startRun.body>): Promise<void> {
  const { id } = await call(startRun, { body })
  await call(finishRun, { params: { id }, body: { finished: true } })
}

/** By the evening everything is done that was due by then, but for the last call of yesterday. */
/** Calls are made, tasks done; on some days the letters are printed, and those of the last days wait. */
async function workOff({ call, today }: Filled, day: number): Promise<void> {
  if (day % 4 === 0) await call(printLetters, { body: {} })
  const calls = await call(listCalls, { query: { due_until: addDays(today, day) } })
  for (const { id, version } of day === -1 ? calls.rows.slice(0, -1) : calls.rows) {
    await call(addAttempt, { params: { id }, body: { version, result: id % 3 === 0 ? 'voicemail' : 'reached' } })
  }
  const tasks = await call(listTasks, { query: { due_to: addDays(today, Math.min(day, -1)) } })
  for (const { id, version } of tasks.rows) await call(completeTask, { params: { id }, body: { completed: true, version } })
}
