import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from './moments.ts'
import { triggerBases, triggerSubjects } from './subjects.ts'

test('the manual’s table names every line of the catalogue, and no other', async () => {
  const manual = await readFile(path.join(import.meta.dirname, '../../../docs/manual/triggers.md'), 'utf8')
  const [, table = ''] = /\| Records \| Dates it can count from \|\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(manual) ?? []
  const written = table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .flatMap(([, records = '', dates = '']) => dates.split(' · ').map((date) => `${records}: ${date}`))
  const meant = catalogue.map(({ subject, basis, label }) => `${triggerSubjects[subject].label} by ${triggerBases[basis].label.toLowerCase()}: ${label}`)
  expect(written.toSorted()).toEqual(meant.toSorted())
})
