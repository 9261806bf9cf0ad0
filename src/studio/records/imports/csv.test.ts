import { expect, test } from 'vitest'
import { csvRows } from './csv.ts'
import { textOf } from './encoding.ts'
import { surveyFile } from './survey-file.ts'

const rowsOf = async (content: string | Uint8Array, partSize = 7) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* parts(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += partSize) yield bytes.subarray(at, at + partSize)
  }
  const { headers, encoding, delimiter, rows: count } = await surveyFile(parts, { zone: 'America/Chicago', today: '2026-05-04' })
  const rows: [number, ...string[]][] = []
  for await (const { line, cells } of csvRows(textOf(parts(), encoding), delimiter)) rows.push([line, ...cells])
  expect(rows).toHaveLength(count + 1)
  return { headers, encoding, rows: rows.slice(1) }
}

test('a row stands on the line where it starts, over blank lines and texts of many lines', async () => {
  expect(await rowsOf('\n\na,b\n1,"x\ny"\n\n\n2,z\n,\n3,"q\r\n\r\nw"\r\n4\n')).toEqual({
    headers: ['a', 'b'],
    encoding: 'utf-8',
    rows: [
      [4, '1', 'x\ny'],
      [8, '2', 'z'],
      [10, '3', 'q\n\nw'],
      [13, '4'],
    ],
  })
})

test.each([
  ['semicolons', 'a;b\n1;2,5\n', '2,5'],
  ['tabs', 'a\tb\n1\t2;5\n', '2;5'],
  ['old line ends', 'a,b\r1,2\r', '2'],
  ['a byte order mark and quoted headers', '\uFEFF"a","b"\n1,2', '2'],
  ['quotation marks inside a text', 'a,b\n1,5" frame\n', '5" frame'],
  ['doubled quotation marks', 'a,b\n1,"say ""hi"""\n', 'say "hi"'],
])('%s', async (_, content, cell) => {
  expect((await rowsOf(content)).rows.map(([, ...cells]) => cells)).toEqual([['1', cell]])
})

test.each([
  [
    'the titles of a report',
    'Northlight Studio\r\nCustomer Contact List\r\n\r\n,Customer,Phone\r\n,Ola Bill,312\r\n',
    ['', 'Customer', 'Phone'],
    [5, '', 'Ola Bill', '312'],
  ],
  ['titles above semicolons', 'Rechnungen\n\na;b\n1;2\n', ['a', 'b'], [4, '1', '2']],
  ['what tells Excel the separator', 'sep=;\r\na;b\r\n1;2\r\n', ['a', 'b'], [3, '1', '2']],
])('%s above the header are passed over', async (_, content, headers, row) => {
  expect(await rowsOf(content)).toMatchObject({ headers, rows: [row] })
})

test('a list of one column has its header in the first line', async () => {
  expect(await rowsOf(`Name\n${'Ada\n'.repeat(20)}`)).toMatchObject({ headers: ['Name'], rows: { length: 20 } })
  expect(await rowsOf('Name\nAda\n')).toMatchObject({ headers: ['Name'], rows: [[2, 'Ada']] })
})

test.each([
  ['', 'is empty'],
  ['  \n \n', 'is empty'],
  ['\uFEFF', 'is empty'],
  ['a,"b\n1,x\n', 'on line 1 is never closed'],
  [`a,b\n${'1,"never\n'.repeat(101)}`, 'in more than 100 rows, the first of them on line 2, is never closed'],
  ['a\0b', 'not plain text'],
])('%j is refused', async (content, why) => {
  await expect(rowsOf(content)).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining(why) })
})

const unclosedIn = async (content: string, partSize: number) => {
  async function* text(): AsyncIterable<string> {
    for (let at = 0; at < content.length; at += partSize) yield content.slice(at, at + partSize)
  }
  const rows: [number, boolean, ...string[]][] = []
  for await (const { line, cells, unclosed } of csvRows(text(), ',')) rows.push([line, unclosed === true, ...cells])
  return rows.slice(1)
}

test.each([1, 5, 1000])('a quotation mark that is never closed costs its own row only, in pieces of %i', async (size) => {
  const until = (content: string) => unclosedIn(`a,b\n${content}`, size)
  expect(await until('1,"x\ny"\n2,"never\n3,"closed",z\n4,w\n')).toEqual([
    [2, false, '1', 'x\ny'],
    [4, true, '2', '"never'],
    [5, false, '3', 'closed', 'z'],
    [6, false, '4', 'w'],
  ])
  expect(await until('1,"says ""hi"", and more\n2,x')).toEqual([
    [2, true, '1', '"says "hi", and more'],
    [3, false, '2', 'x'],
  ])
  expect(await until('"x\ny","z\n2,w\n')).toEqual([
    [2, true, 'x\ny', '"z'],
    [4, false, '2', 'w'],
  ])
  expect(await until('1,"x\n\ny",z\n2,"a"b"\n3,""\n4,"w')).toEqual([
    [2, false, '1', 'x\n\ny', 'z'],
    [5, false, '2', '"a"b"'],
    [6, false, '3', ''],
    [7, true, '4', '"w'],
  ])
})

test('a text of many lines may be long; one of more than 200,000 characters was never closed', async () => {
  const lines = (many: number) => 'a line of forty characters, give or take\n'.repeat(many)
  const long = await unclosedIn(`a,b\n1,"${lines(4_000)}",\n2,x\n`, 65_536)
  expect(long.map(([line, unclosed, first]) => [line, unclosed, first])).toEqual([
    [2, false, '1'],
    [4003, false, '2'],
  ])
  const found = await unclosedIn(`a,b\n1,"${lines(20_000)}2,x\n`, 65_536)
  expect([found.length, found[0], found.at(-1)]).toEqual([20_001, [2, true, '1', '"a line of forty characters, give or take'], [20_002, false, '2', 'x']])
})

test('many rows come one after another', async () => {
  const content = `n\n${Array.from({ length: 50_000 }, (_, at) => String(at)).join('\n')}`
  const { rows } = await rowsOf(content, 65_536)
  expect(rows).toHaveLength(50_000)
  expect(rows.at(-1)).toEqual([50_001, '49999'])
})

const twoRows = 'Client;Näme\r\nC1;José Ångström\r\n'
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
test.each([
  ['utf-8', Buffer.from(twoRows)],
  ['utf-8', Buffer.from(`\uFEFF${twoRows}`)],
  ['utf-16le', Buffer.from(`\uFEFF${twoRows}`, 'utf16le')],
  ['utf-16be', swapped(Buffer.from(`\uFEFF${twoRows}`, 'utf16le'))],
  ['utf-16le', Buffer.from(twoRows, 'utf16le')],
  ['utf-16be', swapped(Buffer.from(twoRows, 'utf16le'))],
  ['windows-1252', Buffer.from(twoRows, 'latin1')],
] as const)('%s is recognized, wherever its parts are cut', async (encoding, bytes) => {
  for (const size of [1, 3, 5, 1000]) {
    expect(await rowsOf(bytes, size)).toEqual({ headers: ['Client', 'Näme'], encoding, rows: [[2, 'C1', 'José Ångström']] })
  }
})

test('an accent of Windows far down makes the whole file Windows', async () => {
  const bytes = Buffer.from(`a,b\n${'1,plain\n'.repeat(50_000)}2,Jos\xe9\n`, 'latin1')
  const { encoding, rows } = await rowsOf(bytes, 65_536)
  expect([encoding, rows.at(-1)]).toEqual(['windows-1252', [50_002, '2', 'José']])
})
