import { route } from '../route.ts'
import * as contract from './contract.ts'
import { createToken } from './create-token.ts'
import { listTokens } from './queries.ts'
import { revokeToken } from './revoke-token.ts'

export const tokenRoutes = [
  route(contract.listTokens, async (work) => ({ rows: await listTokens(work) })),
  route(contract.createToken, (work, { body }) => createToken(work, body)),
  route(contract.revokeToken, (work, { params }) => revokeToken(work, params.id)),
]
