import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
})
afterAll(() => studio.close())

const wrong = async (...args: string[]) => {
  const { status, err } = await hotshoe(...args)
  expect(status).toBeGreaterThan(0)
  return err
}

test('statuses and types that are called alike are told apart by kind and type', async () => {
  await answer('types', 'create', '--kind', 'production-order', '--name', 'Calendar')
  const type = await answer('types', 'create', '--kind', 'tasks', '--name', 'Calendar')
  expect(await wrong('types', 'show', 'Calendar')).toMatch(/more than one type “Calendar”: Calendar \(production order, \d+\), Calendar \(task, \d+\)/)
  expect(await answer('types', 'show', 'Calendar', '--kind', 'task')).toEqual(type)
  expect(await wrong('statuses', 'show', 'To Do')).toMatch(/To Do \(task Follow-Up, \d+\).*To Do \(task Calendar, \d+\)/)
  const status = await answer('statuses', 'create', '--kind', 'task', '--type', 'Calendar', '--name', 'Printing', '--duration-days', '2')
  expect(status).toMatchObject({ subject_kind: 'task', type_id: type.id })
  const listed = await answer('statuses', 'list', '--kind', 'task', '--type', 'Calendar')
  expect(listed.rows).toMatchObject([{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }, { name: 'Printing' }])
  expect((await hotshoe('statuses', 'list', '--kind', 'task')).out).toMatch(/Task +Calendar +Printing +2/)
  expect(await answer('statuses', 'change', 'To Do', '--kind', 'task', '--type', 'Calendar', '--name', 'Waiting')).toMatchObject({ name: 'Waiting' })
  expect(await wrong('types', 'create', '--kind', 'lens', '--name', 'Wide')).toMatch(/session, appointment, invoice/)
})

test('a client status is marked for bookings, and clients go there', async () => {
  expect(await answer('statuses', 'change', 'Client', '--kind', 'client', '--on-booking')).toMatchObject({ on_booking: true })
  await answer('sessions', 'create', '--client', 'Anna Miller', '--type', 'Family', '--booked-on', '2026-05-04')
  expect(await answer('clients', 'show', 'Anna Miller')).toMatchObject({ status: { name: 'Client' } })
})

test('a task with a type is moved by the name of a status, and says when it has none', async () => {
  const { id } = await answer('tasks', 'create', '--description', 'Print it', '--type', 'Calendar', '--status', 'Printing')
  expect(await answer('tasks', 'show', String(id))).toMatchObject({ status: { name: 'Printing' } })
  expect(await answer('tasks', 'status', String(id), 'Done', '--note', 'On time')).toMatchObject({ state: 'done', status: { name: 'Done' } })
  const plain = await answer('tasks', 'create', '--description', 'No type')
  expect(await wrong('tasks', 'status', String(plain.id), 'Done')).toMatch(/has no type, and so no status/)
})

test('many sessions advance: first it is told what would move, with --yes they do', async () => {
  await answer('sessions', 'create', '--client', 'Anna Miller', '--type', 'Family', '--number', 'S-7')
  expect((await hotshoe('sessions', 'advance', 'Booked', '--client', 'Anna Miller')).out).toMatch(
    /^2 sessions would move to Booked\.\nNo trigger looks at this status\.\nTo move them: the same with --yes\n$/,
  )
  expect((await hotshoe('sessions', 'advance', 'Booked', 'S-7', '--yes')).out).toBe('Moved 1 session to Booked.\n')
  expect((await hotshoe('sessions', 'advance', 'Booked', '--all', '--yes')).out).toBe('Moved 1 session to Booked.\n1 left out: in this status already\n')
  expect(await answer('clients', 'advance', 'Past Client', '--search', 'miller', '--yes')).toEqual({ moved: 1, skipped: [] })
  for (const chosen of [[], ['S-7', '--all']]) expect(await wrong('sessions', 'advance', 'Booked', ...chosen)).toMatch(/Say which sessions/)
})

test('records of the other kinds advance likewise; a status of a type is looked for in the type', async () => {
  const order = await answer('production-orders', 'create', '--client', 'Anna Miller', '--type', 'Album')
  expect((await hotshoe('production-orders', 'advance', 'Received', '--type', 'Album')).out).toMatch(/^1 production order would move to Received, due /)
  expect(await answer('production-orders', 'advance', 'Received', '--type', 'Album', '--yes')).toEqual({ moved: 1, skipped: [] })
  expect(await answer('production-orders', 'show', String(order.id))).toMatchObject({ status: { name: 'Received' } })
  const task = await answer('tasks', 'create', '--description', 'Trim it', '--type', 'Calendar')
  expect(await answer('tasks', 'advance', 'Done', '--type', 'Calendar', '--search', 'trim', '--yes')).toEqual({ moved: 1, skipped: [] })
  expect(await answer('tasks', 'show', String(task.id))).toMatchObject({ state: 'done', status: { name: 'Done' } })
  expect(await wrong('invoices', 'advance', 'Sent', '--all')).toMatch(/does not use|statuses/)
})

test('statuses and types are put in another order, when every one is named', async () => {
  const { rows } = await answer('statuses', 'order', 'In Progress', 'Waiting', 'Printing', 'Done', '--kind', 'task', '--type', 'Calendar')
  expect(rows).toMatchObject([{ name: 'In Progress' }, { name: 'Waiting' }, { name: 'Printing' }, { name: 'Done' }])
  expect((await hotshoe('types', 'order', 'Calendar', 'Editing', 'Follow-Up', '--kind', 'task')).out).toBe(
    'The types are in this order: Calendar, Editing, Follow-Up.\n',
  )
  expect(await wrong('types', 'order', 'Editing', '--kind', 'task')).toMatch(/Name every type exactly once/)
  expect(await wrong('statuses', 'order', 'Lead')).toMatch(/Say whose statuses/)
})
