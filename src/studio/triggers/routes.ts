import { openRoute, route } from '#studio/staff/route.ts'
import { archiveTrigger } from './archive-trigger.ts'
import { changeTrigger } from './change-trigger.ts'
import * as contract from './contract.ts'
import { copyTrigger } from './copy-trigger.ts'
import { createTrigger } from './create-trigger.ts'
import { previewStatusMoves } from './preview-status-moves.ts'
import { findTriggerEvents, findTriggers, loadTrigger } from './queries.ts'
import { showSaved } from './show-saved.ts'
import { showTrigger } from './show-trigger.ts'
import { showTriggers } from './show-triggers.ts'
import { switchTrigger } from './switch-trigger.ts'

export const triggerRoutes = [
  route(contract.listTriggers, async (work, { query }) => {
    const { triggers, next } = await findTriggers(work, query)
    return { rows: await showTriggers(work, triggers), next }
  }),
  route(contract.createTrigger, async (work, { body }) => showSaved(work, await createTrigger(work, body), body)),
  route(contract.readTrigger, async (work, { params }) => showTrigger(work, await loadTrigger(work, params.id))),
  route(contract.changeTrigger, async (work, { params, body }) => showSaved(work, await changeTrigger(work, params.id, body), body)),
  route(contract.switchTrigger, async (work, { params, body }) => showSaved(work, await switchTrigger(work, params.id, body))),
  route(contract.copyTrigger, async (work, { params, body }) => showSaved(work, await copyTrigger(work, params.id, body))),
  route(contract.archiveTrigger, async (work, { params, body }) => showSaved(work, await archiveTrigger(work, params.id, body))),
  openRoute(contract.previewStatusMoves, (studio, { body }) => studio.readOnly((work) => previewStatusMoves(work, body))),
  route(contract.listTriggerEvents, (work, { params, query }) => findTriggerEvents(work, params.id, query)),
]
