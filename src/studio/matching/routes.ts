import { route } from '#studio/staff/route.ts'
import { admitCandidates, listCandidates } from './admit-candidates.ts'
import * as contracts from './contract.ts'
import { readItem, listItems } from './queries.ts'

export const matchingRoutes = [
  route(contracts.listItems, (work, { query }) => listItems(work, query)),
  route(contracts.readItem, (work, { params }) => readItem(work, params.id)),
  route(contracts.listCandidates, (work, { params }) => listCandidates(work, params.id)),
  route(contracts.admitCandidates, (work, { params, body }) => admitCandidates(work, params.id, body.subject_ids)),
]
