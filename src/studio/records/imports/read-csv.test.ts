import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const rowsOf = async (content: string) => {
  const file = await readCsv(content)
  const rows: [number, ...string[]][] = []
  for await (const { line, cells } of file.rows()) rows.push([line, ...cells])
  return { headers: file.headers, rows }
}

test('a row stands on the line where it starts, over blank lines and texts of many lines', async () => {
  expect(await rowsOf('\n\na,b\n1,"x\ny"\n\n\n2,z\n,\n3,"q\r\n\r\nw"\r\n4\n')).toEqual({
    headers: ['a', 'b'],
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
  ['', 'is empty'],
  ['  \n \n', ''],
  ['a,b\n1,"never\nclosed\n', 'on line 2 is never closed'],
  ['a,b\n1,"x\ny"\n2,"never\nclosed\n', 'on line 4 is never closed'],
  ['a\0b', 'not plain text'],
])('%j is refused', async (content, why) => {
  const reading = rowsOf(content)
  if (why === '') await expect(reading).resolves.toMatchObject({ rows: [] })
  else await expect(reading).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining(why) })
})

test('many rows come one after another', async () => {
  const content = `n\n${Array.from({ length: 50_000 }, (_, at) => String(at)).join('\n')}`
  const { rows } = await rowsOf(content)
  expect(rows).toHaveLength(50_000)
  expect(rows.at(-1)).toEqual([50_001, '49999'])
})
