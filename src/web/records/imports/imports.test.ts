import { expect, test } from 'vitest'
import { formatOf, guessedKind, isTable, possibleKinds } from './guessed-kind.ts'
import { previewed } from './previewed.ts'
import { refusalsAsCsv, refusalsAsTable } from './refusals-as-csv.ts'

test('the columns tell what is in the file', () => {
  expect(guessedKind('Client ID,First Name,Last Name,Company,Email,Home Phone,Status\nC1,…')).toBe('client')
  expect(guessedKind('Session No,Client ID,Session Type,Status,Session Date,Photographer,On Hold')).toBe('session')
  expect(guessedKind('client_id;first_name;e-mail')).toBe('client')
  expect(guessedKind('clientId\tsessionDate\tsessionType')).toBe('session')
  expect(guessedKind('\uFEFF"Invoice No";"Client";"Total";"Paid"')).toBe('invoice')
  expect(guessedKind('Appointment ID,Date,Time,Client Name,Place')).toBe('appointment')
  expect(guessedKind('a,b,c')).toBeNull()
  expect(guessedKind('')).toBeNull()
  expect(guessedKind('BEGIN:VCARD\r\nVERSION:3.0\r\nX-PHOTOGRAPHER:no')).toBe('client')
  expect(guessedKind('BEGIN:VCALENDAR\r\nVERSION:2.0')).toBe('session')
  expect(possibleKinds(formatOf('\uFEFFBEGIN:VCALENDAR\n'))).toEqual(['session', 'appointment'])
  expect(possibleKinds(formatOf('begin:vcard'))).toEqual(['client'])
  expect(possibleKinds(formatOf('Name,Email'))).toContain('invoice')
})

test('a picture, a page or an empty file is told from a list', () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg">,Name,', '<?xml version="1.0"?>\n<a/>', '{"name": 1}', '', ',,\n'])
    expect(isTable(text)).toBe(false)
  for (const text of ['Client ID,First Name', '\uFEFF"Session No";"Client ID"', 'name\nAda', '\n,,,\nE-Mail\tNotes', 'a,b,c\n1,2,3'])
    expect(isTable(text)).toBe(true)
})

const refusal = { line: 7, column: 'Notes', value: 'said "no",\nthen left', reason: 'Too long.' }
const header = ['Line', 'Column', 'Value', 'Reason']

test('refused cells become a CSV that keeps quotes and line breaks', () => {
  expect(refusalsAsCsv([refusal], header)).toBe('\uFEFF"Line","Column","Value","Reason"\r\n"7","Notes","said ""no"",\nthen left","Too long."\r\n')
})

test('pasted into a spreadsheet a refused cell stays one cell', () => {
  expect(refusalsAsTable([refusal], header).split('\n')).toEqual(['Line\tColumn\tValue\tReason', '7\tNotes\tsaid "no", then left\tToo long.'])
})

test('nothing that is downloaded runs as a formula, and phone numbers stay as they are', () => {
  const csv = (value: string) => refusalsAsCsv([{ ...refusal, value }], header)
  expect(csv('=HYPERLINK("http://evil.example")')).toContain(`"'=HYPERLINK`)
  expect(csv('+cmd|calc')).toContain(`"'+cmd`)
  expect(csv('+1 402 555-0123')).toContain('"+1 402 555-0123"')
})

const nothing = { kind: 'client', mode: 'news', date_order: 'mdy', ignored_columns: [], remarks: [], refusals: [] } as const
const preview = (counts: { created?: number; changed?: number; unchanged?: number; refused?: number }) => {
  const all = { created: 0, changed: 0, unchanged: 0, refused: 0, ...counts }
  return previewed({ ...nothing, ...all, ignored_columns: [], remarks: [], refusals: [], rows_read: all.created + all.changed + all.unchanged + all.refused })
}

test('a preview says in one sentence what the import would do', () => {
  expect(preview({ created: 3 })).toEqual({ tone: 'good', sentence: expect.stringContaining('Every row can be taken') })
  expect(preview({ unchanged: 3 })).toEqual({ tone: 'good', sentence: expect.stringContaining('would change nothing') })
  expect(preview({ created: 1, changed: 1, refused: 1 }).sentence).toMatch(/^1 row would be refused\. 2 records would be taken all the same\./)
  expect(preview({ unchanged: 4, refused: 2 }).sentence).toMatch(/^2 rows would be refused\. The others are there already\./)
  expect(preview({ refused: 2 })).toEqual({ tone: 'look', sentence: expect.stringContaining('Every row would be refused') })
  expect(preview({})).toEqual({ tone: 'look', sentence: expect.stringContaining('no rows') })
})
