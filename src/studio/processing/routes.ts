import { openRoute, route } from '#studio/staff/route.ts'
import { carryOutRun } from './carry-out-run.ts'
import * as contracts from './contract.ts'
import { decideItem } from './decide-item.ts'
import { listRuns, readRun } from './queries.ts'
import { showPreview } from './show-preview.ts'
import { startRun } from './start-run.ts'
import { stopRun } from './stop-run.ts'

export const processingRoutes = [
  route(contracts.startRun, async (work, { body }) => readRun(work, await startRun(work, body))),
  route(contracts.listRuns, (work, { query }) => listRuns(work, query)),
  route(contracts.readRun, (work, { params }) => readRun(work, params.id)),
  route(contracts.stopRun, (work, { params, body }) => stopRun(work, params.id, body.stopped).then(() => readRun(work, params.id))),
  openRoute(contracts.finishRun, (studio, { params }) => carryOutRun(studio, params.id).then(() => studio.readOnly((work) => readRun(work, params.id)))),
  openRoute(contracts.decideItem, (studio, { params, body }) => decideItem(studio, params.id, body)),
  openRoute(contracts.previewItem, (studio, { params }) => showPreview(studio, params.id)),
]
