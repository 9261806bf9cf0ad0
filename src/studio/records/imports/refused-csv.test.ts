import { expect, test } from 'vitest'
import { layoutOf, sourceKey } from './columns.ts'
import { refusedFile } from './refused-csv.ts'
import { RowReader } from './row.ts'

test('refused rows come back as a file that is the same source, whose reasons are passed over and whose cells are as they were', () => {
  const headers = ['Client ID', 'Notes']
  const { text: csv } = refusedFile(headers, [
    { line: 3, cells: ['1', '=SUM(1)'], reason: 'Notes: no.' },
    { line: 9, cells: ['2'], reason: 'The row ends before “Notes”.' },
  ])
  expect(csv).toBe('\uFEFF"Client ID","Notes","Not taken because"\r\n"1","\'=SUM(1)","Notes: no."\r\n"2","","The row ends before “Notes”."\r\n')
  const again = [...headers, 'Not taken because']
  expect(sourceKey(again)).toBe(sourceKey(headers))
  const layout = layoutOf('client', again)
  expect(layout.ignored).toEqual([])
  const cells = new RowReader(
    { line: 2, cells: ['1', "'=SUM(1)", 'Notes: no.'] },
    { layout, dateOrder: 'mdy', country: 'US', money: { currency: 'USD', language: 'en-US' }, today: '2026-05-04' },
  )
  expect([cells.text('notes'), cells.wrong]).toEqual(['=SUM(1)', []])
})
