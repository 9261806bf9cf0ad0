import { expect, test } from 'vitest'
import { layoutOf } from '#studio/records/imports/columns.ts'
import { csvRows } from '#studio/records/imports/csv-text.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { appointmentColumns } from '../appointments/appointment-columns.tsx'
import { clientColumns } from '../clients/client-columns.tsx'
import { invoiceColumns } from '../invoices/invoice-columns.tsx'
import { orderColumns } from '../orders/order-columns.tsx'
import { sessionColumns } from '../sessions/session-columns.tsx'
import { taskColumns } from '../tasks/task-columns.tsx'
import { vendorColumns } from '../vendors/vendor-columns.tsx'

const inFile = <Row>(columns: readonly Column<Row>[]) => columns.flatMap(({ file = {} }) => Object.entries(file))
const headersOf = <Row>(columns: readonly Column<Row>[]) => inFile(columns).map(([header]) => header)
const told = <Row>(columns: readonly Column<Row>[], row: Row) => Object.fromEntries(inFile(columns).map(([header, text]) => [header, text(row)]))

test.each([
  ['client', headersOf(clientColumns('US')), []],
  // The number tells who the client is; the name is for those who read the file.
  ['session', headersOf(sessionColumns), []],
  ['appointment', headersOf(appointmentColumns), []],
  ['invoice', headersOf(invoiceColumns({ statuses: true })), []],
  ['production_order', headersOf(orderColumns.production_order), []],
  ['preproduction_order', headersOf(orderColumns.preproduction_order), []],
  ['vendor', headersOf(vendorColumns('US')), []],
  ['task', headersOf(taskColumns.open), []],
  ['task', headersOf(taskColumns.closed), []],
] as const)('the import understands each header of a downloaded list of %ss', (kind, headers, ignored) => {
  expect(layoutOf(kind, headers).ignored).toEqual(ignored)
  expect(new Set(headers).size).toBe(headers.length)
})

test('a file says what the list shows, a client who is a company once', () => {
  const reach = { email: 'anna@example.com', phone: '+13125550142', sms: true, city: 'Evanston' }
  const standing = { status: { id: 2, name: 'Lead' }, status_due_on: '2026-12-01', do_not_market: true, do_not_call: false, archived: false }
  const anna = { id: 1, external_id: '204', name: 'Anna Berg', company: 'Berg & Co', ...reach, ...standing }
  expect(told(clientColumns('US'), anna)).toEqual({
    'Client ID': '204',
    Name: 'Anna Berg',
    Company: 'Berg & Co',
    Email: 'anna@example.com',
    Phone: '(312) 555-0142',
    'Text OK': 'yes',
    City: 'Evanston',
    Status: 'Lead',
    'Status Due Date': '2026-12-01',
    'Do Not Market': 'yes',
    'Do Not Call': 'no',
  })
  expect(told(clientColumns('US'), { ...anna, name: 'Berg & Co', phone: null })).toMatchObject({ Name: '', Company: 'Berg & Co', Phone: '' })
})

test('what a spreadsheet would run as a formula stays a text, and quotation marks stay what they are', () => {
  expect(csvRows([['=HYPERLINK("https://example.com")', '-2+3', '@sum', '+1 312 555 0142', '-12.50', 'Anna "Ann" Berg']])).toBe(
    `"'=HYPERLINK(""https://example.com"")","'-2+3","'@sum","+1 312 555 0142","-12.50","Anna ""Ann"" Berg"\r\n`,
  )
})
