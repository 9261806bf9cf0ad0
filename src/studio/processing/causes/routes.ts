import { openRoute } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { traceItem } from './trace-item.ts'
import { traceMessage } from './trace-message.ts'
import { traceTask } from './trace-task.ts'

export const causeRoutes = [
  openRoute(contracts.traceMessage, (studio, { params }) => studio.readOnly(async (work) => ({ causes: await traceMessage(work, params.id) }))),
  openRoute(contracts.traceTask, (studio, { params }) => studio.readOnly(async (work) => ({ causes: await traceTask(work, params.id) }))),
  openRoute(contracts.traceItem, (studio, { params }) => studio.readOnly(async (work) => ({ causes: await traceItem(work, params.id) }))),
]
