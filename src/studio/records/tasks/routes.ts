import { route } from '#studio/staff/route.ts'
import { readHistory } from '../statuses/read-history.ts'
import { cancelTask } from './cancel-task.ts'
import { changeTask } from './change-task.ts'
import { changeTaskStatus } from './change-task-status.ts'
import { completeTask } from './complete-task.ts'
import * as tasks from './contract.ts'
import { createTask } from './create-task.ts'
import { findTasks, readTask } from './queries.ts'

export const taskRoutes = [
  route(tasks.listTasks, (work, { query }) => findTasks(work, query)),
  route(tasks.readTask, (work, { params }) => readTask(work, params.id)),
  route(tasks.readTaskHistory, (work, { params, query }) => readHistory(work, { subjectKind: 'task', subjectId: params.id }, query)),
  route(tasks.createTask, async (work, { body }) => readTask(work, await createTask(work, body))),
  route(tasks.changeTask, (work, { params, body }) => changeTask(work, params.id, body).then(() => readTask(work, params.id))),
  route(tasks.changeTaskStatus, (work, { params, body }) => changeTaskStatus(work, params.id, body).then(() => readTask(work, params.id))),
  route(tasks.completeTask, (work, { params, body }) => completeTask(work, params.id, body).then(() => readTask(work, params.id))),
  route(tasks.cancelTask, (work, { params, body }) => cancelTask(work, params.id, body).then(() => readTask(work, params.id))),
]
