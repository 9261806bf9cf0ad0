import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '#platform/http/contract.ts'
import { sentenceOf, type TestProgram, testProgram } from '#support/program.ts'
import * as appointments from './appointments/contract.ts'
import * as clients from './clients/contract.ts'
import * as imports from './imports/contract.ts'
import * as sessions from './sessions/contract.ts'
import * as moves from './status-moves/contract.ts'
import * as statuses from './statuses/contract.ts'
import * as tasks from './tasks/contract.ts'

type Json = Record<string, unknown>

let hotshoe: TestProgram
let token: string

beforeAll(async () => {
  hotshoe = await testProgram()
  token = await hotshoe.tokenOf('manager')
})
afterAll(async () => {
  expect(hotshoe.bugs).toEqual([])
  await hotshoe.close()
})

/** Asks as a manager's program would, and checks that the answer is what the contract promises. */
async function ask(contract: Contract, { id = 0, query = '', body }: { id?: number; query?: string; body?: object } = {}): Promise<Json> {
  const answer = await hotshoe.ask(
    { token },
    `${contract.method} ${contract.path.replace(':id', String(id)) as '/'}${query}`,
    body === undefined ? {} : { body },
  )
  expect([answer.status, sentenceOf(answer)]).toEqual([200, ''])
  expect([...Value.Errors(contract.response, answer.body)]).toEqual([])
  return answer.body
}

const rowsOf = (body: Json) => body.rows as Json[]
const numberIn = (body: Json | undefined) => Number(body?.id)

test('clients are made, listed, changed, moved to a status, archived and told about', async () => {
  const made = await ask(clients.createClient, {
    body: {
      first_name: 'Anna',
      last_name: 'Berg',
      emails: ['anna@example.com'],
      phones: [{ phone: '402 555 0123', sms: true }],
      birthday: { month: 6, day: 4, year: null },
      family_members: [{ name: 'Jo' }],
    },
  })
  const id = numberIn(made)
  expect(made).toMatchObject({ created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), phones: [{ phone: '+14025550123', label: '', sms: true }] })
  expect(rowsOf(await ask(clients.listClients, { query: '?search=anna&archived=false&limit=1' }))).toMatchObject([
    { id, name: 'Anna Berg', sms: true, email: 'anna@example.com' },
  ])
  await ask(clients.changeClient, { id, body: { version: 1, city: 'Omaha' } })
  const status = rowsOf(await ask(statuses.listStatuses, { query: '?subject_kind=client' })).find(({ name }) => name === 'Client')
  expect(await ask(clients.changeClientStatus, { id, body: { status_id: status?.id, due_on: '2027-01-05', note: 'signed', version: 2 } })).toMatchObject({
    status_due_on: '2027-01-05',
  })
  expect(await ask(clients.archiveClient, { id, body: { archived: true, version: 3 } })).toMatchObject({ archived_at: expect.any(String), version: 4 })
  expect(rowsOf(await ask(clients.readClientHistory, { id }))).toHaveLength(5)
  expect(await ask(clients.readClient, { id })).toMatchObject({ version: 4 })
  await ask(clients.archiveClient, { id, body: { archived: false, version: 4 } })
})

test('sessions likewise', async () => {
  const client_id = numberIn(await ask(clients.createClient, { body: { company: 'Moss LLC' } }))
  const type_id = numberIn(rowsOf(await ask(statuses.listTypes, { query: '?subject_kind=session' }))[0])
  const made = await ask(sessions.createSession, {
    body: { client_id, type_id, primary_on: '2027-05-11', primary_time: '10:30', primary_zone: 'America/Denver' },
  })
  const id = numberIn(made)
  expect(made).toMatchObject({ client: { name: 'Moss LLC' }, primary_time: '10:30', status: { name: 'Inquiry' } })
  await ask(sessions.changeSession, { id, body: { version: 1, on_hold: true, primary_time: null } })
  const booked = rowsOf(await ask(statuses.listStatuses, { query: '?subject_kind=session' })).find(({ name }) => name === 'Booked')
  await ask(sessions.changeSessionStatus, { id, body: { status_id: booked?.id, version: 2 } })
  expect(rowsOf(await ask(sessions.listSessions, { query: `?status_id=${numberIn(booked)}&from=2027-01-01&order=earliest&search=moss` }))).toMatchObject([
    { id, on_hold: true },
  ])
  await ask(sessions.archiveSession, { id, body: { archived: true, version: 3 } })
  expect(rowsOf(await ask(sessions.readSessionHistory, { id, query: '?limit=2' }))).toHaveLength(2)
  expect(await ask(sessions.readSession, { id })).toMatchObject({ version: 4 })
})

test('appointments likewise, each with the statuses of its type', async () => {
  const client_id = numberIn(await ask(clients.createClient, { body: { first_name: 'Ida', last_name: 'Moss' } }))
  const type_id = numberIn(rowsOf(await ask(statuses.listTypes, { query: '?subject_kind=appointment' }))[0])
  const made = await ask(appointments.createAppointment, {
    body: { client_id, type_id, on_day: '2027-05-11', at_time: '10:30', minutes: 45, zone: 'America/Denver', place: 'Main Street 1' },
  })
  const id = numberIn(made)
  expect(made).toMatchObject({ name: 'Consultation', client: { name: 'Ida Moss' }, at_time: '10:30', minutes: 45, status: { name: 'Planned' } })
  await ask(appointments.changeAppointment, { id, body: { version: 1, confirmed: true, at_time: null } })
  const held = rowsOf(await ask(statuses.listStatuses, { query: `?subject_kind=appointment&type_id=${type_id}` })).find(({ name }) => name === 'Held')
  await ask(appointments.changeAppointmentStatus, { id, body: { status_id: held?.id, version: 2 } })
  expect(rowsOf(await ask(appointments.listAppointments, { query: `?status_id=${numberIn(held)}&from=2027-01-01&order=earliest&search=moss` }))).toMatchObject([
    { id, confirmed: true },
  ])
  await ask(appointments.archiveAppointment, { id, body: { archived: true, version: 3 } })
  expect(rowsOf(await ask(appointments.readAppointmentHistory, { id, query: '?limit=2' }))).toHaveLength(2)
  expect(await ask(appointments.readAppointment, { id })).toMatchObject({ version: 4 })
})

test('statuses and types are set up', async () => {
  const status = await ask(statuses.createStatus, { body: { subject_kind: 'session', name: 'Framed', duration_days: 2 } })
  await ask(statuses.changeStatusSetup, { id: numberIn(status), body: { version: 1, name: 'Hung', final: true } })
  const ids = rowsOf(await ask(statuses.listStatuses, { query: '?subject_kind=session' })).map(numberIn)
  await ask(statuses.orderStatuses, { body: { subject_kind: 'session', ids: ids.toReversed() } })
  await ask(statuses.deleteStatus, { id: numberIn(status) })
  const type = await ask(statuses.createType, { body: { subject_kind: 'session', name: 'Pets' } })
  await ask(statuses.changeType, { id: numberIn(type), body: { version: 1, active: false } })
  await ask(statuses.orderTypes, {
    body: {
      subject_kind: 'session',
      ids: rowsOf(await ask(statuses.listTypes, { query: '?subject_kind=session' }))
        .map(numberIn)
        .toReversed(),
    },
  })
  await ask(statuses.deleteType, { id: numberIn(type) })
})

test('tasks are made, changed, done and canceled', async () => {
  const id = numberIn(await ask(tasks.createTask, { body: { description: 'Order frames', due_on: '2027-01-05', member_id: hotshoe.ownerId } }))
  await ask(tasks.changeTask, { id, body: { version: 1, priority: 1, member_id: null } })
  expect(rowsOf(await ask(tasks.listTasks, { query: '?due_to=2027-01-05&flagged=false' }))).toMatchObject([{ id, state: 'open' }])
  await ask(tasks.completeTask, { id, body: { completed: true, version: 2 } })
  expect(rowsOf(await ask(tasks.listTasks, { query: '?state=done' }))).toMatchObject([{ id, state: 'done' }])
  await ask(tasks.completeTask, { id, body: { completed: false, version: 3 } })
  await ask(tasks.cancelTask, { id, body: { canceled: true, version: 4 } })
  expect(await ask(tasks.readTask, { id })).toMatchObject({ state: 'canceled', version: 5 })
})

test('a task with a type is moved to its statuses', async () => {
  const type = rowsOf(await ask(statuses.listTypes, { query: '?subject_kind=task' }))[0]
  const made = await ask(tasks.createTask, { body: { description: 'Retouch', type_id: type?.id } })
  expect(made).toMatchObject({ type: { id: type?.id, name: type?.name }, status: { name: 'To Do' }, state: 'open' })
  const done = rowsOf(await ask(statuses.listStatuses, { query: `?subject_kind=task&type_id=${numberIn(type)}` })).find(({ name }) => name === 'Done')
  const id = numberIn(made)
  expect(await ask(tasks.changeTaskStatus, { id, body: { status_id: done?.id, note: 'On time', version: 1 } })).toMatchObject({ state: 'done', version: 2 })
  expect(rowsOf(await ask(tasks.readTaskHistory, { id }))).toHaveLength(4)
  expect(rowsOf(await ask(tasks.listTasks, { query: `?state=done&status_id=${numberIn(done)}` }))).toMatchObject([{ id }])
})

test('many are moved to a status as a preview showed it, and only once', async () => {
  const ids = [
    numberIn(await ask(clients.createClient, { body: { last_name: 'Many' } })),
    numberIn(await ask(clients.createClient, { body: { last_name: 'Many' } })),
  ]
  const status = rowsOf(await ask(statuses.listStatuses, { query: '?subject_kind=client' })).find(({ name }) => name === 'Client')
  const wanted = { subject_kind: 'client', filter: { search: 'Many' }, status_id: status?.id, due_on: '2027-02-01' }
  const { body: preview } = await hotshoe.ask({ token }, 'POST /status-moves/preview', { body: wanted })
  expect(preview).toMatchObject({ moving: 2, skipped: [], triggers: [], warning: null, due_on: '2027-02-01' })
  const move = (key: string, as = token) =>
    hotshoe.ask({ token: as }, 'POST /status-moves', { body: { ...wanted, seen: preview.seen }, headers: { 'idempotency-key': key } })
  const moved = await move('first')
  expect([...Value.Errors(moves.moveStatuses.response, moved.body)]).toEqual([])
  expect(moved.body).toEqual({ moved: 2, skipped: [] })
  expect((await move('first')).body).toEqual(moved.body)
  expect(await ask(clients.readClient, { id: ids[0] ?? 0 })).toMatchObject({ status: { name: 'Client' }, status_due_on: '2027-02-01' })
  const again = await move('second')
  expect([again.status, again.body.error]).toMatchObject([409, { code: 'changed-meanwhile' }])
  expect((await move('third', await hotshoe.tokenOf('viewer'))).status).toBe(403)
})

test('files come in, larger than other requests may be', async () => {
  expect(await ask(imports.readImportDefaults)).toMatchObject({ modes: { client: 'history', session: 'history', invoice: 'history' }, date_order: 'mdy' })
  const content = await readFile(path.join(import.meta.dirname, '../../../samples/clients.csv'), 'utf8')
  const padded = `${content}\n${`C99,,,"${'x'.repeat(2_000_000)}"\n`}`
  const run = await ask(imports.startImport, { body: { kind: 'client', file_name: 'clients.csv', content: padded } })
  expect(run).toMatchObject({ created: 638, refused: 3, mode: 'history', state: 'done' })
  const id = numberIn(run)
  expect(rowsOf(await ask(imports.listRefusals, { id, query: '?limit=2' }))).toMatchObject([{ line: 96 }, { line: 372 }])
  expect(rowsOf(await ask(imports.listImports))).toMatchObject([{ id }])
  expect(await ask(imports.readImport, { id })).toEqual(run)
})

test('what is wrong is told at its field, and who may not is told who may', async () => {
  const wrong = await hotshoe.ask({ token }, 'POST /clients', { body: { last_name: 'Berg', emails: ['nope'] } })
  expect([wrong.status, wrong.body.error]).toMatchObject([422, { code: 'bad-client', problems: [{ field: 'emails.0' }] }])
  const unknown = await hotshoe.ask({ token }, 'POST /clients', { body: { lastname: 'Berg' } })
  expect(unknown.status).toBe(400)
  const id = numberIn(await ask(clients.createClient, { body: { last_name: 'Once' } }))
  const stale = await hotshoe.ask({ token }, `PATCH /clients/${id}` as 'PATCH /clients', { body: { version: 7, city: 'Omaha' } })
  expect([stale.status, stale.body.error]).toMatchObject([409, { code: 'changed-meanwhile' }])
  expect((await hotshoe.ask({ token }, 'GET /clients/999999')).status).toBe(404)
  const viewer = await hotshoe.tokenOf('viewer')
  expect((await hotshoe.ask({ token: viewer }, 'POST /clients', { body: { last_name: 'Berg' } })).status).toBe(403)
  expect((await hotshoe.ask({ token: viewer }, 'GET /clients')).status).toBe(200)
  const bad = await hotshoe.ask({ token }, 'POST /imports', { body: { kind: 'client', file_name: 'x.csv', content: 'a,b\n1,2' } })
  expect([bad.status, bad.body.error]).toMatchObject([422, { code: 'missing-columns' }])
})
