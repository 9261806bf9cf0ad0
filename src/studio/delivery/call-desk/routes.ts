import { addAttempt } from '#studio/messages/calls/add-attempt.ts'
import { changeCall } from '#studio/messages/calls/change-call.ts'
import { undoAttempt } from '#studio/messages/calls/undo-attempt.ts'
import { route } from '#studio/staff/route.ts'
import * as desk from './contract.ts'
import { findCalls, readCall } from './queries.ts'

export const callDeskRoutes = [
  route(desk.listCalls, (work, { query }) => findCalls(work, query)),
  route(desk.readCall, (work, { params }) => readCall(work, params.id)),
  route(desk.addAttempt, (work, { params, body }) => addAttempt(work, params.id, body).then(() => readCall(work, params.id))),
  route(desk.undoAttempt, (work, { params }) => undoAttempt(work, params.id, params.attempt).then(() => readCall(work, params.id))),
  route(desk.changeCall, (work, { params, body }) => changeCall(work, params.id, body).then(() => readCall(work, params.id))),
]
