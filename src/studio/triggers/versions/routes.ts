import { route } from '#studio/staff/route.ts'
import { showSaved } from '../show-saved.ts'
import * as contract from './contract.ts'
import { listVersions, readVersion } from './queries.ts'
import { rollBack } from './roll-back.ts'

export const versionRoutes = [
  route(contract.listVersions, (work, { params, query }) => listVersions(work, params.id, query)),
  route(contract.readVersion, (work, { params, query }) => readVersion(work, params, query.compared_with)),
  route(contract.rollBackTrigger, async (work, { params, body }) => showSaved(work, await rollBack(work, params.id, body))),
]
