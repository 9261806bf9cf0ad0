import { readClient } from '#studio/records/clients/queries.ts'
import { readSession } from '#studio/records/sessions/queries.ts'
import { openRoute, route } from '#studio/staff/route.ts'
import { peopleOf } from '../client-file/queries.ts'
import * as timeline from './contract.ts'
import { findComing } from './find-coming.ts'
import { findMoments } from './find-moments.ts'
import { ofClients, ofSession } from './moments.ts'

export const timelineRoutes = [
  route(timeline.readTimeline, async (work, { params, query }) => {
    await readClient(work, params.id)
    return findMoments(work, ofClients(await peopleOf(work, params.id)), query)
  }),
  route(timeline.readSessionTimeline, async (work, { params, query }) => {
    await readSession(work, params.id)
    return findMoments(work, ofSession(params.id), query)
  }),
  openRoute(timeline.readClientComing, ({ readOnly, deployment }, { params, query: { days = 90, limit = 100 } }) =>
    readOnly(async (work) => {
      await readClient(work, params.id)
      return findComing(work, { scope: ofClients(await peopleOf(work, params.id)), clientId: params.id, sessionId: null, days, limit, deployment })
    }),
  ),
  openRoute(timeline.readSessionComing, ({ readOnly, deployment }, { params, query: { days = 90, limit = 100 } }) =>
    readOnly(async (work) => {
      const { client } = await readSession(work, params.id)
      return findComing(work, { scope: ofSession(params.id), clientId: client.id, sessionId: params.id, days, limit, deployment })
    }),
  ),
]
