import { route } from '#studio/staff/route.ts'
import { archiveRecord } from '../archive-record.ts'
import { readHistory } from '../statuses/read-history.ts'
import { addPayment } from './add-payment.ts'
import { changeInvoice } from './change-invoice.ts'
import { changeInvoiceStatus } from './change-invoice-status.ts'
import * as invoices from './contract.ts'
import { createInvoice } from './create-invoice.ts'
import { keptInvoices } from './keep-invoices.ts'
import { findInvoices, readBalance, readInvoice } from './queries.ts'

export const invoiceRoutes = [
  route(invoices.listInvoices, (work, { query }) => findInvoices(work, query)),
  route(invoices.readBalance, (work, { query }) => readBalance(work, query)),
  route(invoices.readInvoice, (work, { params }) => readInvoice(work, params.id)),
  route(invoices.createInvoice, async (work, { body }) => readInvoice(work, await createInvoice(work, body))),
  route(invoices.changeInvoice, (work, { params, body }) => changeInvoice(work, params.id, body).then(() => readInvoice(work, params.id))),
  route(invoices.addPayment, (work, { params, body }) => addPayment(work, params.id, body).then(() => readInvoice(work, params.id))),
  route(invoices.archiveInvoice, (work, { params, body }) =>
    archiveRecord(work, keptInvoices, { ...params, ...body }).then(() => readInvoice(work, params.id)),
  ),
  route(invoices.changeInvoiceStatus, (work, { params, body }) => changeInvoiceStatus(work, { ...params, ...body }).then(() => readInvoice(work, params.id))),
  route(invoices.readInvoiceHistory, (work, { params, query }) => readHistory(work, { subjectKind: 'invoice', subjectId: params.id }, query)),
]
