/** Where the PDFs are; the browser shows them in a tab of their own. */
export const pdfPlaces = {
  letter: (id: number) => `/api/letters/${id}/letter.pdf`,
  batch: (id: number) => `/api/letter-batches/${id}/letters.pdf`,
  confirmation: (sessionId: number) => `/api/sessions/${sessionId}/confirmation.pdf`,
  invoiceCopy: (invoiceId: number) => `/api/invoices/${invoiceId}/copy.pdf`,
  attachments: (messageId: number) => `/api/communications/${messageId}/attachments.pdf`,
} as const
