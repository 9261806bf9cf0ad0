import { openRoute } from '#studio/staff/route.ts'
import * as contract from './contract.ts'
import { listPreviewed } from './list-previewed.ts'
import { showPreviewed } from './show-previewed.ts'

export const previewRoutes = [
  openRoute(contract.previewTrigger, (studio, { body }) => showPreviewed(studio, body)),
  openRoute(contract.listPreviewed, (studio, { body }) => studio.readOnly((work) => listPreviewed(work, body))),
]
