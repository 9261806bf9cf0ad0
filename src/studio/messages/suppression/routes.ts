import { route } from '#studio/staff/route.ts'
import { addSuppression } from './add-suppression.ts'
import * as suppressions from './contract.ts'
import { liftSuppression } from './lift-suppression.ts'
import { findSuppressions, readSuppression } from './queries.ts'

export const suppressionRoutes = [
  route(suppressions.listSuppressions, (work, { query }) => findSuppressions(work, query)),
  route(suppressions.addSuppression, async (work, { body }) => readSuppression(work, await addSuppression(work, body))),
  route(suppressions.liftSuppression, (work, { params }) => liftSuppression(work, params.id).then(() => readSuppression(work, params.id))),
]
