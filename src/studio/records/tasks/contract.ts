import { type Static, Type } from 'typebox'
import { byId, civilDate, contract, instant, nullable, page, paging } from '#platform/http/contract.ts'
import { actorSchema } from '#studio/staff/actor.ts'
import { clientReference, line, noReference, number, numbered, prose, strict, version } from '../reference.ts'
import { changeStatusBody, historyPage } from '../statuses/contract.ts'

export const taskStates = ['open', 'done', 'canceled'] as const

const priority = Type.Integer({ minimum: 1, maximum: 3, description: '1 high, 2 normal, 3 low' })

export const task = Type.Object({
  id: Type.Integer(),
  external_id: nullable(Type.String()),
  description: Type.String(),
  notes: Type.String(),
  state: Type.Enum([...taskStates]),
  start_on: nullable(civilDate),
  due_on: nullable(civilDate),
  completed_at: nullable(instant),
  canceled_at: nullable(instant),
  priority,
  department: noReference,
  member: noReference,
  flagged: nullable(Type.String({ description: 'Why a person should look' })),
  type: noReference,
  status: nullable(Type.Object({ id: Type.Integer(), name: Type.String() }, { description: 'Of its type; without a type none' })),
  status_due_on: nullable(civilDate),
  client: nullable(clientReference),
  session: numbered,
  appointment: noReference,
  invoice: numbered,
  production_order: numbered,
  preproduction_order: numbered,
  cause_item_id: nullable(Type.Integer({ description: 'The triggered item that made it' })),
  actor: actorSchema,
  created_at: instant,
  version: Type.Integer(),
})
export type Task = Static<typeof task>

const links = {
  client_id: Type.Optional(nullable(number)),
  session_id: Type.Optional(nullable(number)),
  appointment_id: Type.Optional(nullable(number)),
  invoice_id: Type.Optional(nullable(number)),
  production_order_id: Type.Optional(nullable(number)),
  preproduction_order_id: Type.Optional(nullable(number)),
}
const fields = {
  notes: Type.Optional(prose),
  start_on: Type.Optional(nullable(civilDate)),
  due_on: Type.Optional(nullable(civilDate)),
  priority: Type.Optional(priority),
  department_id: Type.Optional(nullable(number)),
  member_id: Type.Optional(nullable(number)),
  type_id: Type.Optional(nullable({ ...number, description: 'Another type brings its own statuses' })),
  ...links,
}
const newTask = Type.Object({ description: line, ...fields, status_id: Type.Optional(number), status_due_on: Type.Optional(nullable(civilDate)) }, strict)
export type NewTask = Static<typeof newTask>
const taskChange = Type.Object({ description: Type.Optional(line), ...fields, version }, strict)
export type TaskChange = Static<typeof taskChange>

export const listTasks = contract({
  method: 'GET',
  path: '/tasks',
  permission: 'records.read',
  summary: 'Tasks: open ones by due date, those without one last; done and canceled ones newest first.',
  query: Type.Object({
    state: Type.Optional(Type.Enum([...taskStates], { default: 'open' })),
    search: Type.Optional(line),
    member_id: Type.Optional(number),
    department_id: Type.Optional(number),
    type_id: Type.Optional(number),
    status_id: Type.Optional(number),
    client_id: Type.Optional(number),
    session_id: Type.Optional(number),
    appointment_id: Type.Optional(number),
    invoice_id: Type.Optional(number),
    production_order_id: Type.Optional(number),
    preproduction_order_id: Type.Optional(number),
    due_to: Type.Optional(civilDate),
    flagged: Type.Optional(Type.Boolean()),
    ...paging,
  }),
  response: page(task),
})

export const readTask = contract({ method: 'GET', path: '/tasks/:id', permission: 'records.read', summary: 'A task.', params: byId, response: task })

export const readTaskHistory = contract({
  method: 'GET',
  path: '/tasks/:id/history',
  permission: 'records.read',
  summary: 'What happened to a task, newest first.',
  params: byId,
  query: Type.Object(paging),
  response: historyPage,
})

export const createTask = contract({ method: 'POST', path: '/tasks', permission: 'tasks.write', summary: 'A new task.', body: newTask, response: task })

export const changeTask = contract({
  method: 'PATCH',
  path: '/tasks/:id',
  permission: 'tasks.write',
  summary: 'Changes the fields that are given.',
  params: byId,
  body: taskChange,
  response: task,
})

export const changeTaskStatus = contract({
  method: 'PUT',
  path: '/tasks/:id/status',
  permission: 'tasks.write',
  summary: 'Moves a task to a status of its type. A final one completes it, leaving a final one opens it again.',
  params: byId,
  body: changeStatusBody,
  response: task,
})

export const completeTask = contract({
  method: 'PUT',
  path: '/tasks/:id/completed',
  permission: 'tasks.write',
  summary: 'Marks a task done, or opens it again. Where its type has one final status, it goes there, and back.',
  params: byId,
  body: Type.Object({ completed: Type.Boolean(), version }, strict),
  response: task,
})

export const cancelTask = contract({
  method: 'PUT',
  path: '/tasks/:id/canceled',
  permission: 'tasks.write',
  summary: 'Cancels a task, or opens it again.',
  params: byId,
  body: Type.Object({ canceled: Type.Boolean(), version }, strict),
  response: task,
})
