import { openRoute } from '#studio/staff/route.ts'
import * as contracts from './contract.ts'
import { explain } from './explain.ts'

export const explainRoutes = [
  openRoute(contracts.explain, (studio, { query: { trigger_id, subject_kind: kind, subject_id: id } }) =>
    studio.readOnly((work) => explain(work, { kind, id }, trigger_id)),
  ),
]
