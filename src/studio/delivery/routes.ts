import { findNow } from '#studio/processing/contract.ts'
import { readRun } from '#studio/processing/queries.ts'
import { openRoute, route } from '#studio/staff/route.ts'
import { triedOnly } from '#studio/staff/tried-only.ts'
import * as contracts from './contract.ts'
import { decideDispatch } from './decide-dispatch.ts'
import { findAndRecall } from './find-and-recall.ts'
import { findHindrance } from './find-hindrance.ts'
import { listUndoableRuns } from './list-undoable-runs.ts'
import { dispatchRow, listDispatches, readDispatch, readDoubts } from './queries.ts'
import { sendDue } from './send-due.ts'
import { testSender } from './test-sender.ts'
import { undoRun } from './undo-run.ts'

export const deliveryRoutes = [
  openRoute(findNow, findAndRecall),
  route(contracts.listDispatches, (work, { query }) => listDispatches(work, query)),
  route(contracts.readDoubts, readDoubts),
  route(contracts.readDispatch, (work, { params }) => readDispatch(work, params.id)),
  route(contracts.decideDispatch, (work, { params, body }) => decideDispatch(work, params.id, body).then(() => dispatchRow(work, params.id))),
  openRoute(contracts.previewUndo, (studio, { params }) => triedOnly(studio).inTransaction((work) => undoRun(work, params.id))),
  route(contracts.undoRun, async (work, { params }) => ({ ...(await undoRun(work, params.id)), run: await readRun(work, params.id) })),
  route(contracts.listUndoableRuns, listUndoableRuns),
  openRoute(contracts.sendNow, async (studio, _, signal) => ({ ...(await sendDue(studio, signal)), ...(await findHindrance(studio)) })),
  openRoute(contracts.testSender, (studio, { body }) => testSender(studio, body.to)),
]
