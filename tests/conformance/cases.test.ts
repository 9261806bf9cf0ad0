import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { laterCases } from './cases.ts'

const root = path.join(import.meta.dirname, '../..')
const howMany = 80

/** The numbers after "case" or "cases" in the title of a test. */
export function casesOf(source: string): number[] {
  const titles = source.matchAll(/(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[\s\S])*?)\1/g)
  return [...titles].flatMap(([, , title = '']) =>
    [...title.matchAll(/\bcases? ((?:\d+(?:, | and |–)?)+)/g)].flatMap(([, numbers = '']) => [...numbers.matchAll(/\d+/g)].map(Number)),
  )
}

function testFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name))
}

test('a title that names cases is understood', () => {
  expect(casesOf(`test('cases 21 and 22: moved', () => {})\ntest.each([['a']])("case 14: in %s", () => {})\n// case 99`)).toEqual([21, 22, 14])
})

test('every case of the specification is a named test, or waits for something that is named', () => {
  const tested = new Set([...testFiles('src'), ...testFiles('tests')].flatMap((file) => casesOf(readFileSync(path.join(root, file), 'utf8'))))
  const all = Array.from({ length: howMany }, (_, index) => index + 1)
  expect(all.filter((number) => !tested.has(number) && !(number in laterCases))).toEqual([])
})
