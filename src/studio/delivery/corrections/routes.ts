import { openRoute } from '#studio/staff/route.ts'
import * as corrections from './contract.ts'
import { previewCorrections } from './preview-corrections.ts'
import { sendCorrections } from './send-corrections.ts'

export const correctionRoutes = [
  openRoute(corrections.previewCorrections, (studio, { body }) => studio.readOnly((work) => previewCorrections(work, body))),
  openRoute(corrections.sendCorrections, (studio, { body }) => studio.inTransaction((work) => sendCorrections(work, body, studio.deployment))),
]
