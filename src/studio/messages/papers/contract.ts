import { byId, contract, pdfFile } from '#platform/http/contract.ts'

export const readConfirmation = contract({
  method: 'GET',
  path: '/sessions/:id/confirmation.pdf',
  permission: 'records.read',
  summary: 'What was agreed about a session, for its client, as it stands now.',
  params: byId,
  response: pdfFile,
  pdf: true,
})
export const readInvoiceCopy = contract({
  method: 'GET',
  path: '/invoices/:id/copy.pdf',
  permission: 'records.read',
  summary: 'A copy of an invoice with its payments and what is still to be paid, as it stands now.',
  params: byId,
  response: pdfFile,
  pdf: true,
})
export const readAttachments = contract({
  method: 'GET',
  path: '/communications/:id/attachments.pdf',
  permission: 'messages.read',
  summary: 'What was put in with a message, as it went out with it.',
  params: byId,
  response: pdfFile,
  pdf: true,
})
