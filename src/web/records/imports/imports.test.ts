import { expect, test } from 'vitest'
import { fileText, isText } from '#studio/records/imports/file-text.ts'
import { guessedKind, hasKnownColumns, rowsIn } from './guessed-kind.ts'
import { previewed } from './previewed.ts'
import { refusalsAsCsv, refusalsAsTable } from './refusals-as-csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file is read as it was written, with or without a byte order mark', () => {
  expect(fileText(bytes('José'))).toEqual({ text: 'José', isOldEncoding: false })
  expect(fileText(bytes('\uFEFFJosé')).text).toBe('José')
  expect(fileText(new Uint8Array([0xff, 0xfe, 0x4a, 0x00, 0xe9, 0x00])).text).toBe('Jé')
})

test('a file of an old program is read as Western European, and that is told', () => {
  expect(fileText(new Uint8Array([0x4a, 0x6f, 0x73, 0xe9]))).toEqual({ text: 'José', isOldEncoding: true })
})

test('a spreadsheet is no text', () => {
  expect(isText(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]))).toBe(false)
  expect(isText(bytes('a,b\n1,2'))).toBe(true)
  expect(isText(new Uint8Array([0xff, 0xfe, 0x4a, 0x00]))).toBe(true)
})

test('the columns tell what is in the file', () => {
  expect(guessedKind('Client ID,First Name,Last Name,Company,Email,Home Phone,Status\nC1,…')).toBe('client')
  expect(guessedKind('Session No,Client ID,Session Type,Status,Session Date,Photographer,On Hold')).toBe('session')
  expect(guessedKind('client_id;first_name;e-mail')).toBe('client')
  expect(guessedKind('clientId\tsessionDate\tsessionType')).toBe('session')
  expect(guessedKind('a,b,c')).toBeNull()
  expect(guessedKind('')).toBeNull()
})

test('a picture, a page or a list without any known column is told from a file with columns', () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg">,Name,', '<?xml version="1.0"?>\n<a/>', '{"name": 1}', 'a,b,c\n1,2,3', ''])
    expect(hasKnownColumns(text)).toBe(false)
  for (const text of ['Client ID,First Name', '\uFEFF"Session No";"Client ID"', 'name\nAda', '\n,,,\nE-Mail\tNotes']) expect(hasKnownColumns(text)).toBe(true)
})

test('rows are counted without the header and without empty lines', () => {
  expect(rowsIn('a,b\r\n1,2\r\n3,4\r\n\r\n')).toBe(2)
  expect(rowsIn('a,b\r1,2')).toBe(1)
  expect(rowsIn('a,b\n1,"two\n\nlines"\n3,4')).toBe(2)
  expect(rowsIn('')).toBe(0)
  expect(rowsIn('a,b')).toBe(0)
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
  expect(preview({ created: 1, changed: 1, refused: 1 }).sentence).toMatch(/^1 row would be refused\. 2 rows would be taken all the same\./)
  expect(preview({ unchanged: 4, refused: 2 }).sentence).toMatch(/^2 rows would be refused\. The others are there already\./)
  expect(preview({ refused: 2 })).toEqual({ tone: 'look', sentence: expect.stringContaining('Every row would be refused') })
  expect(preview({})).toEqual({ tone: 'look', sentence: expect.stringContaining('no rows') })
})
