import { expect, test } from 'vitest'
import { newsOf } from './client-news.ts'
import { readClientRow } from './client-row.ts'
import { layoutOf } from './columns.ts'

const read = (fields: Record<string, string>) => {
  const layout = layoutOf('client', ['Client ID', 'Name', ...Object.keys(fields)])
  return readClientRow(
    { line: 2, cells: ['1', 'Anna Berg', ...Object.values(fields)] },
    { layout, dateOrder: 'mdy', country: 'US', money: { currency: 'USD', language: 'en-US' }, today: '2026-05-04' },
  )
}

test.each([
  [{ Birthday: '6/4/1973' }, { birthday: { month: 6, day: 4, year: 1973 } }],
  [{ Birthday: '6/4' }, { birthday: { month: 6, day: 4, year: null } }],
  [{ Birthday: '6/4/73' }, { birthday: { month: 6, day: 4, year: 1973 } }],
  [{ Birthday: '2/29' }, { birthday: { month: 2, day: 29, year: null } }],
  [{ Birthday: '' }, { birthday: null }],
  [{ 'Mobile Phone': '402 555 0123', 'Text OK': 'Y' }, { phones: [{ phone: '+14025550123', label: 'Mobile', sms: true }] }],
  [{ 'Home Phone': '402 555 0123', 'Mobile Phone': '', 'Text OK': 'Y' }, { phones: [{ phone: '+14025550123', label: 'Home', sms: false }] }],
  [{ Phone: '402 555 0123', 'Text OK': 'yes' }, { phones: [{ phone: '+14025550123', label: '', sms: true }] }],
  [{ 'Home Phone': '402 555 0123', 'Mobile Phone': '402-555-0123', 'Text OK': 'Y' }, { phones: [{ phone: '+14025550123', label: 'Home', sms: true }] }],
  [{ Email: 'A@x.com; b@x.com', 'Email 2': 'a@x.com' }, { emails: ['a@x.com', 'b@x.com'] }],
  [
    { 'Spouse Name': 'Jo', 'Child 1 Name': '', 'Child 2 Name': 'Al', 'Child 2 Birthday': '1/3' },
    {
      family: [
        { name: 'Jo', relation: 'Spouse', birthday: null },
        { name: 'Al', relation: 'Child', birthday: { month: 1, day: 3, year: null } },
      ],
    },
  ],
  [{ Address: '1 Main St', 'Address 2': 'Apt 4' }, { street: '1 Main St, Apt 4' }],
  [
    { 'Do Not Market': 'x', 'Do Not Call': '0' },
    { do_not_market: true, do_not_call: false },
  ],
] as const)('%j says %j', (cells, said) => {
  const row = read(cells)
  expect(row.wrong).toEqual([])
  expect(row.said).toMatchObject({ external_id: '1', first_name: 'Anna', last_name: 'Berg', ...said })
})

test.each([
  ['Birthday', '2/30/1990', 'has 28 days'],
  ['Birthday', '2/29/2023', 'has 28 days'],
  ['Birthday', '13/1/1990', 'no month 13'],
  ['Birthday', '5/5/2026', 'lies in the future'],
  ['Birthday', 'soon', 'not a date'],
  ['Do Not Call', 'perhaps', 'neither yes nor no'],
  ['Email', 'a@x.com, nope', 'not an email address'],
  ['Mobile Phone', '12', 'not a phone number'],
  ['Child 1 Birthday', '1/3/2020', ''],
  ['City', 'x'.repeat(501), 'longer than 500'],
])('%s %j is wrong: %s', (column, cell, why) => {
  const fields = column === 'Child 1 Birthday' ? { 'Child 1 Name': '', [column]: cell } : { [column]: cell }
  expect(read(fields).wrong).toEqual([{ line: 2, column, value: cell.slice(0, 200), reason: expect.stringContaining(why) }])
})

test('more cells than headers is a comma without quotation marks', () => {
  const layout = layoutOf('client', ['Client ID', 'Name'])
  const reader = { layout, dateOrder: 'mdy', country: 'US', money: { currency: 'USD', language: 'en-US' }, today: '2026-05-04' } as const
  expect(readClientRow({ line: 9, cells: ['1', 'Berg', ' Anna'] }, reader).wrong).toMatchObject([{ line: 9, column: '', value: ' Anna' }])
  expect(readClientRow({ line: 9, cells: ['1', 'Berg', '', ''] }, reader).wrong).toEqual([])
})

test('news is what a file says differently; what it never said counts as empty', () => {
  expect(newsOf({ a: 'x', b: '', c: false, d: [], e: null, f: 'same' }, { f: 'same' })).toEqual({ a: 'x' })
  expect(newsOf<{ a: string; b: boolean; e: string | null }>({ a: '', b: true, e: null }, { a: 'x', b: true, e: '2026-01-01' })).toEqual({ a: '', e: null })
})
