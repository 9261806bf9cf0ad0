import { route } from '#studio/staff/route.ts'
import * as messages from './contract.ts'
import { findCommunications, readCommunication } from './queries.ts'

export const messageRoutes = [
  route(messages.listCommunications, (work, { query }) => findCommunications(work, query)),
  route(messages.readCommunication, (work, { params }) => readCommunication(work, params.id)),
]
