import { route } from '#studio/staff/route.ts'
import { readHistory } from '../statuses/read-history.ts'
import type { Subject } from '../subject.ts'
import { archiveClient } from './archive-client.ts'
import { changeClient } from './change-client.ts'
import { changeClientStatus } from './change-client-status.ts'
import * as clients from './contract.ts'
import { createClient } from './create-client.ts'
import { findClients, readClient } from './queries.ts'
import { setPerson } from './set-person.ts'

export const clientRoutes = [
  route(clients.listClients, (work, { query }) => findClients(work, query)),
  route(clients.readClient, (work, { params }) => readClient(work, params.id)),
  route(clients.createClient, async (work, { body }) => readClient(work, await createClient(work, body))),
  route(clients.changeClient, (work, { params, body }) => changeClient(work, params.id, body).then(() => readClient(work, params.id))),
  route(clients.archiveClient, (work, { params, body }) => archiveClient(work, params.id, body).then(() => readClient(work, params.id))),
  route(clients.changeClientStatus, (work, { params, body }) => changeClientStatus(work, { ...params, ...body }).then(() => readClient(work, params.id))),
  route(clients.setPerson, (work, { params, body }) => setPerson(work, { ...params, ...body }).then(() => readClient(work, params.id))),
  route(clients.readClientHistory, (work, { params, query }) => readHistory(work, subject(params.id), query)),
]

function subject(id: number): Subject {
  return { subjectKind: 'client', subjectId: id }
}
