import { openRoute } from '#studio/staff/route.ts'
import { foreseeImpact } from './contract.ts'
import { findImpact } from './find-impact.ts'

export const impactRoutes = [openRoute(foreseeImpact, (studio, { body }) => studio.readOnly((work) => findImpact(work, body)))]
