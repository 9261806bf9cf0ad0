import { route } from '#studio/staff/route.ts'
import { changeCall } from './change-call.ts'
import * as messages from './contract.ts'
import { findCalls, findCommunications, readCall, readCommunication } from './queries.ts'

export const messageRoutes = [
  route(messages.listCommunications, (work, { query }) => findCommunications(work, query)),
  route(messages.readCommunication, (work, { params }) => readCommunication(work, params.id)),
  route(messages.listCalls, (work, { query }) => findCalls(work, query)),
  route(messages.changeCall, (work, { params, body }) => changeCall(work, params.id, body).then(() => readCall(work, params.id))),
]
