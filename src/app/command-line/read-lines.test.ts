import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readLines } from './read-lines.ts'

const read = (...parts: string[]) => Array.fromAsync(readLines(Readable.from(parts.map((part) => Buffer.from(part))), () => new Error('Broke off.')))

test('rows are read wherever the network cuts them; one that is cut off for good is told as such', async () => {
  expect(await read('{"a":1}\n{"a"', ':2}\n', '{"a":3}\n')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
  expect(await read()).toEqual([])
  await expect(read('{"a":1}\n{"a":')).rejects.toThrow('Broke off.')
})
