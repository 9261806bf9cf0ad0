import { traceTask } from '#studio/processing/causes/contract.ts'
import * as tasks from '#studio/records/tasks/contract.ts'
import { advanceVerb } from './advance-verb.ts'
import type { Caller } from './caller.ts'
import { causesText } from './explain.ts'
import { fieldsOf, own } from './field.ts'
import { findReference } from './find-reference.ts'
import { impactVerb } from './impact.ts'
import { listVerb } from './list-verb.ts'
import { changeVerb, createVerb, historyVerb, statusVerb } from './record-verbs.ts'
import { details } from './table.ts'
import { type Given, told, type Verb } from './verb.ts'

const desk = {
  department_id: { refers: 'department', says: '' },
  member_id: { refers: 'member', says: '' },
  client_id: { refers: 'client', says: '' },
  session_id: { refers: 'session', says: '' },
} as const

const about = {
  ...desk,
  type_id: { refers: 'task-type', says: 'its own statuses come with it' },
  appointment_id: { refers: 'appointment', says: '' },
  invoice_id: { refers: 'invoice', says: '' },
  production_order_id: { refers: 'production-order', says: '' },
  preproduction_order_id: { refers: 'preproduction-order', says: '' },
} as const

const filters = {
  ...about,
  type_id: { refers: 'task-type', says: '' },
  status_id: { refers: 'task-status', says: 'by number where several types call one so' },
} as const

const inStatus = own('--status <name or number>', 'of its type; the initial one when left out')

/** A status by its name, among those of the type. */
async function statusOfType(given: Given, caller: Caller): Promise<object> {
  if (given.status === undefined) return {}
  const type_id = given.type === undefined ? undefined : await findReference(caller, 'task-type', String(given.type))
  return { status_id: await findReference(caller, { kind: 'task-status', among: type_id === undefined ? {} : { type_id } }, String(given.status)) }
}

function taskState(name: string, says: string, to: { completed: boolean } | { canceled: boolean }): Verb {
  const contract = 'completed' in to ? tasks.completeTask : tasks.cancelTask
  return {
    name: `${name} <task>`,
    says,
    run: async ({ caller, args }) => {
      const params = { id: args[0] }
      const { version } = await caller.call(tasks.readTask, { params })
      return told(await caller.call(contract, { params, body: { ...to, version } }), ({ id, description, state }) => `Task ${id}, ${description}: ${state}.`)
    },
  }
}

export const taskVerbs: Verb[] = [
  listVerb({
    says: 'tasks by due date, the open ones when nothing is said',
    contract: tasks.listTasks,
    fields: fieldsOf(tasks.listTasks.query, filters),
    columns: [
      ['Task', ({ id }) => id],
      ['Due', ({ due_on }) => due_on],
      ['What', ({ description }) => description],
      ['Type', ({ type }) => type?.name],
      ['Status', ({ status }) => status?.name],
      ['Who', ({ member, department }) => member?.name ?? department?.name],
      ['Client', ({ client }) => client?.name],
      ['', ({ flagged }) => flagged],
    ],
    none: 'There are no such tasks.',
  }),
  {
    name: 'show <task>',
    says: 'one task',
    run: async ({ caller, args }) => told(await caller.call(tasks.readTask, { params: { id: args[0] } }), (task) => details(task)),
  },
  {
    name: 'why <task>',
    says: 'what led to a task: the output and the item that made it, the rule as it was then, and what set it off',
    examples: ['tasks why 3'],
    run: async ({ caller, args }) => told(await caller.call(traceTask, { params: { id: args[0] } }), ({ causes }) => causesText(causes)),
  },
  historyVerb({ kind: 'task', contract: tasks.readTaskHistory }),
  createVerb({
    kind: 'task',
    contract: tasks.createTask,
    fields: [...fieldsOf(tasks.createTask.body, { ...about, status_id: null }), inStatus],
    example: 'tasks create --description "Order frames" --due-on 2026-11-25 --type Follow-Up',
    also: statusOfType,
  }),
  changeVerb({
    kind: 'task',
    read: tasks.readTask,
    contract: tasks.changeTask,
    fields: fieldsOf(tasks.changeTask.body, about),
    example: 'tasks change 3 --priority 1',
  }),
  statusVerb({ kind: 'task', read: tasks.readTask, contract: tasks.changeTaskStatus, body: tasks.changeTaskStatus.body }),
  impactVerb({
    kind: 'task',
    read: tasks.readTask,
    words: {
      ...about,
      start_on: { says: 'its start date' },
      task_due_on: { flags: '--due-on <date>', says: 'its due date' },
      due_on: { flags: '--status-due-on <date>', says: 'of the status; when left out, by its duration' },
    },
    example: 'tasks impact 12 --due-on 2026-12-05',
  }),
  advanceVerb({ kind: 'task', list: tasks.listTasks, words: filters, example: 'tasks advance "In Progress" --type Editing --member "Maya Lind"' }),
  taskState('done', 'marks a task done', { completed: true }),
  taskState('cancel', 'cancels a task', { canceled: true }),
  taskState('reopen', 'opens a task that was done', { completed: false }),
]
