import { expect, test } from 'vitest'
import { linesOf, modernLines } from './content-lines.ts'

async function* pieces(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

test('lines are told with their places, however the text is cut', async () => {
  for (const size of [1, 3, 100])
    expect(await Array.fromAsync(linesOf(pieces('a\n\nbc\nd', size)))).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: '' },
      { line: 3, text: 'bc' },
      { line: 4, text: 'd' },
    ])
})

test('folded lines are one, also where the name of the property is folded; soft breaks of quoted-printable join without a blank', () => {
  expect(modernLines('SUM\n MARY:An\n na\n\tBerg\n\nUID:1')).toBe('SUMMARY:AnnaBerg\r\nUID:1')
  expect(modernLines('NOTE;ENCODING=QUOTED-PRINTABLE:a=\n=C3=A9=\n b\nUID:1=')).toBe('NOTE:aéb\r\nUID:1=')
  expect(modernLines('NOTE;CHARSET=UTF-8;ENCODING=\n QUOTED-PRINTABLE:a=\nb')).toBe('NOTE:ab')
})

test('a line that is folded into very many is one', () => {
  const long = `DESCRIPTION:${'x'.repeat(60)}\n${` ${'y'.repeat(70)}\n`.repeat(7000)}`
  expect(modernLines(long)).toHaveLength(12 + 60 + 7000 * 70)
})
