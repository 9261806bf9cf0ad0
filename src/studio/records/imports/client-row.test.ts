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

const alone = (fields: Record<string, string>) =>
  readClientRow(
    { line: 2, cells: Object.values(fields) },
    { layout: layoutOf('client', Object.keys(fields)), dateOrder: 'mdy', country: 'US', money: { currency: 'USD', language: 'en-US' }, today: '2026-05-04' },
  )

test('the lists of Google Contacts have no numbers: who is in them is known by name and first address', () => {
  const { said, wrong } = alone({
    'First Name': 'Carla',
    'Middle Name': 'Maria',
    'Last Name': 'Ruiz',
    'Organization Name': 'Ruiz & Co.',
    Birthday: '--02-29',
    'E-mail 1 - Label': '* Home',
    'E-mail 1 - Value': 'Carla@example.com ::: c2@example.com',
    'E-mail 2 - Value': 'carla@work.example',
    'Phone 1 - Value': '+1 312-555-0201 ::: 312-555-0203',
    'Phone 2 - Value': '(312) 555-0202',
    'Address 1 - Street': '12 Oak St',
    'Address 1 - City': 'Chicago',
    'Address 1 - Region': 'IL',
    'Address 1 - Postal Code': '60601',
    'Address 1 - Country': 'US',
  })
  expect(wrong).toEqual([])
  expect(said).toMatchObject({
    external_id: expect.stringMatching(/^no number [0-9a-f]{20}$/),
    first_name: 'Carla Maria',
    last_name: 'Ruiz',
    company: 'Ruiz & Co.',
    birthday: { month: 2, day: 29, year: null },
    emails: ['carla@example.com', 'c2@example.com', 'carla@work.example'],
    phones: [{ phone: '+13125550201' }, { phone: '+13125550203' }, { phone: '+13125550202' }],
    street: '12 Oak St',
    city: 'Chicago',
    region: 'IL',
    postcode: '60601',
    country: 'US',
  })
})

test('Google says by a label beside it what a day is and who a relative is', () => {
  const { said, wrong } = alone({
    'First Name': 'Carla',
    'Event 1 - Label': 'First met',
    'Event 1 - Value': '2001-02-03',
    'Event 2 - Label': '* Anniversary',
    'Event 2 - Value': '2010-06-12',
    'Relation 1 - Label': 'Spouse',
    'Relation 1 - Value': 'Jon Ruiz',
    'Relation 2 - Label': 'Child',
    'Relation 2 - Value': 'Ella ::: Max',
    'Relation 3 - Label': 'Assistant',
    'Relation 3 - Value': 'Pat',
    'Relation 4 - Type': 'Mother',
    'Relation 4 - Value': 'Rosa',
    'Relation 5 - Label': '',
    'Relation 5 - Value': '',
  })
  expect(wrong).toEqual([])
  expect(said.anniversary).toEqual({ month: 6, day: 12, year: 2010 })
  expect(said.family?.map(({ name, relation }) => `${relation} ${name}`)).toEqual(['Spouse Jon Ruiz', 'Child Ella', 'Child Max', 'Mother Rosa'])
  expect(alone({ 'First Name': 'Bo', 'Event 1 - Label': 'Anniversary', 'Event 1 - Value': '--06-12' }).said.anniversary).toEqual({
    month: 6,
    day: 12,
    year: null,
  })
  expect(alone({ 'First Name': 'Bo', 'Event 1 - Label': 'Anniversary', 'Event 1 - Value': 'soon' }).wrong).toMatchObject([{ column: 'Event 1 - Value' }])
})

test('the lists of Outlook have no numbers either, and 0/0/00 where there is no day', () => {
  const { said, wrong } = alone({
    'First Name': 'Jürgen',
    'Middle Name': '',
    'Last Name': 'Groß',
    'Home Street': 'Gartenweg 3',
    'Home City': 'Köln',
    'Home Postal Code': '50668',
    'Home Country/Region': 'Germany',
    'Business Phone': '+49 221 5550100',
    'Mobile Phone': '+49 171 5550101',
    Anniversary: '0/0/00',
    Birthday: '12/24/1970',
    'E-mail Address': 'juergen@example.com',
    'E-mail 2 Address': 'j2@example.com',
    Spouse: 'Heike',
  })
  expect(wrong).toEqual([])
  expect(said).toMatchObject({
    external_id: expect.stringMatching(/^no number [0-9a-f]{20}$/),
    street: 'Gartenweg 3',
    postcode: '50668',
    anniversary: null,
    birthday: { month: 12, day: 24, year: 1970 },
    emails: ['juergen@example.com', 'j2@example.com'],
    family: [{ name: 'Heike', relation: 'Spouse' }],
  })
})

test('a file with a column for numbers has one in every row', () => {
  const { wrong } = alone({ 'Client ID': '', Name: 'Anna Berg' })
  expect(wrong).toMatchObject([{ column: 'Client ID', reason: expect.stringContaining('choose that this column is not used') }])
})

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
