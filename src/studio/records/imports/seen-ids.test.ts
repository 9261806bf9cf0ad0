import { expect, test } from 'vitest'
import { SeenIds } from './seen-ids.ts'

test('tells the line on which a number stood first, among very many that are much alike', () => {
  const seen = new SeenIds()
  const lines = Array.from({ length: 200_000 }, (_, at) => seen.firstLine(`C${at}`, at + 2))
  expect(lines.every((line) => line === null)).toBe(true)
  expect(seen.firstLine('C7', 9)).toBe(9)
  expect(seen.firstLine('C199999', 1)).toBe(200_001)
  expect(seen.firstLine('c7', 12)).toBeNull()
  expect(seen.firstLine('', 13)).toBeNull()
  expect(seen.firstLine('', 14)).toBe(13)
})
