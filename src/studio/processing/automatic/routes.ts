import { route } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { letItemGo } from './let-item-go.ts'
import { readAutomatic } from './queries.ts'
import { releaseItems } from './release-items.ts'

export const automaticRoutes = [
  route(contracts.readAutomatic, (work) => readAutomatic(work)),
  route(contracts.letItemGo, (work, { params, body }) => letItemGo(work, params.id, body)),
  route(contracts.releaseItems, (work, { body }) => releaseItems(work, body)),
]
