import { readClient } from '#studio/records/clients/queries.ts'
import { openRoute, route } from '#studio/staff/route.ts'
import * as file from './contract.ts'
import { eraseClient } from './erase-client.ts'
import { packClient } from './pack-client.ts'
import { readClientFile } from './queries.ts'

export const clientFileRoutes = [
  route(file.exportClient, (work, { params }) => readClientFile(work, params.id)),
  openRoute(file.packClient, (studio, { params }, signal) => packClient(studio, params.id, signal)),
  route(file.eraseClient, (work, { params, body }) => eraseClient(work, params.id, body.version).then(() => readClient(work, params.id))),
]
