import { openRoute } from '#studio/staff/route.ts'
import * as papers from './contract.ts'
import { showAttachments } from './show-attachments.ts'
import { showConfirmation } from './show-confirmation.ts'
import { showInvoiceCopy } from './show-invoice-copy.ts'

export const paperRoutes = [
  openRoute(papers.readConfirmation, (studio, { params }) => showConfirmation(studio, params.id)),
  openRoute(papers.readInvoiceCopy, (studio, { params }) => showInvoiceCopy(studio, params.id)),
  openRoute(papers.readAttachments, (studio, { params }) => showAttachments(studio, params.id)),
]
