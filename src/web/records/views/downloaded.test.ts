import { expect, test } from 'vitest'
import { readClientRow } from '#studio/records/imports/client-row.ts'
import { layoutOf } from '#studio/records/imports/columns.ts'
import { csvRows } from '#studio/records/imports/refused-csv.ts'
import { readSessionRow } from '#studio/records/imports/session-row.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { clientColumns } from '../clients/client-columns.tsx'
import { sessionColumns } from '../sessions/session-columns.tsx'

const named = { id: 1, name: 'Anna Berg', external_id: '204' }
const status = { id: 2, name: 'Booked' }

const inFile = <Row>(columns: readonly Column<Row>[]) => columns.flatMap(({ file = {} }) => Object.entries(file))
const readerOf = <Row>(kind: 'client' | 'session', columns: readonly Column<Row>[]) => ({
  layout: layoutOf(
    kind,
    inFile(columns).map(([header]) => header),
  ),
  dateOrder: 'mdy' as const,
  country: 'US',
  money: { currency: 'USD', language: 'en-US' },
  today: '2026-11-22' as const,
})
const cellsOf = <Row>(columns: readonly Column<Row>[], row: Row) => inFile(columns).map(([, text]) => text(row))

test('a downloaded client is read by the import as the same client', () => {
  const columns = clientColumns('US')
  const client = { id: 1, external_id: '204', name: 'Anna Berg', company: 'Berg & Co', city: 'Evanston', email: 'anna@example.com', phone: '+13125550142' }
  const row = { ...client, sms: true, status, status_due_on: '2026-12-01', do_not_market: true, do_not_call: false, archived: false }
  const reader = readerOf('client', columns)
  expect(reader.layout.ignored).toEqual([])
  expect(readClientRow({ line: 2, cells: cellsOf(columns, row) }, reader)).toMatchObject({
    wrong: [],
    said: {
      external_id: '204',
      first_name: 'Anna',
      last_name: 'Berg',
      company: 'Berg & Co',
      emails: ['anna@example.com'],
      phones: [{ phone: '+13125550142', sms: true }],
      city: 'Evanston',
      status: 'Booked',
      status_due_on: '2026-12-01',
      do_not_market: true,
      do_not_call: false,
    },
  })
  const company = cellsOf(columns, { ...row, name: 'Berg & Co', email: null, phone: null })
  expect(readClientRow({ line: 2, cells: company }, reader)).toMatchObject({ wrong: [], said: { company: 'Berg & Co', emails: [], phones: [] } })
})

test('a downloaded session is read by the import as the same session; who the client is by name tells nothing', () => {
  const session = { id: 5, number: 'S-00042', external_id: null, client: named, type: { id: 3, name: 'Newborn' }, status, status_due_on: null }
  const when = { primary_on: '2026-12-05', primary_time: '09:30', further_dates: [], photographer: { id: 4, name: 'Maya Lind' } }
  const row = { ...session, ...when, on_hold: false, confirmed: true, canceled: false, archived: false }
  const reader = readerOf('session', sessionColumns)
  expect(reader.layout.ignored.filter((header) => header !== 'Client Name')).toEqual([])
  expect(readSessionRow({ line: 2, cells: cellsOf(sessionColumns, row) }, reader)).toMatchObject({
    wrong: [],
    said: {
      number: 'S-00042',
      type: 'Newborn',
      status: 'Booked',
      primary_on: '2026-12-05',
      primary_time: '09:30',
      photographer: 'Maya Lind',
      on_hold: false,
      confirmed: true,
      canceled: false,
    },
  })
})

test('what a spreadsheet would run as a formula stays a text, and quotation marks stay what they are', () => {
  expect(csvRows([['=HYPERLINK("https://example.com")', '-2+3', '@sum', '+1 312 555 0142', '-12.50', 'Anna "Ann" Berg']])).toBe(
    `"'=HYPERLINK(""https://example.com"")","'-2+3","'@sum","+1 312 555 0142","-12.50","Anna ""Ann"" Berg"\r\n`,
  )
})
