import { openRoute, route } from '#studio/staff/route.ts'
import { foreseeImpact, listOutdatedMessages } from './contract.ts'
import { findImpact } from './find-impact.ts'
import { findOutdatedMessages } from './find-outdated-messages.ts'

export const impactRoutes = [
  openRoute(foreseeImpact, (studio, { body }) => studio.readOnly((work) => findImpact(work, body))),
  route(listOutdatedMessages, (work, { query }) => findOutdatedMessages(work, query)),
]
