import { openRoute, route } from '#studio/staff/route.ts'
import { admitCandidates } from './admit-candidates.ts'
import * as contracts from './contract.ts'
import { listCandidates } from './find-candidates.ts'
import { foreseeChange } from './foresee-change.ts'
import { groupItems, listItems, readItem } from './queries.ts'
import { showDoubts } from './show-doubts.ts'

export const matchingRoutes = [
  route(contracts.listItems, (work, { query }) => listItems(work, query)),
  route(contracts.listItemGroups, (work, { query }) => groupItems(work, query.view ?? 'active')),
  route(contracts.readItem, (work, { params }) => readItem(work, params.id)),
  route(contracts.listCandidates, (work, { params, query }) => listCandidates(work, params.id, query.search)),
  openRoute(contracts.listDoubts, (studio, { params }) => showDoubts(studio, params.id)),
  openRoute(contracts.foreseeChange, (studio, { params, body }) => studio.readOnly((work) => foreseeChange(work, params.id, body))),
  route(contracts.admitCandidates, (work, { params, body }) => admitCandidates(work, params.id, body.subject_ids)),
]
