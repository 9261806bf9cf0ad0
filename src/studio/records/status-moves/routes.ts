import { openRoute } from '#studio/staff/route.ts'
import * as moves from './contract.ts'
import { moveStatuses } from './move-statuses.ts'

export const statusMoveRoutes = [openRoute(moves.moveStatuses, (studio, { body }) => moveStatuses(studio, body))]
