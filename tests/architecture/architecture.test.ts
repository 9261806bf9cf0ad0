import { expect, test } from 'vitest'
import { impureContracts, strayImports } from './imports.ts'
import { crowdedFolders, grammarSlips, longFiles, loopholes, vagueFiles } from './shape.ts'
import { readSources } from './source.ts'
import { declaredTables, exemptTables, foreignWrites, undeclaredTables } from './tables.ts'

const product = await readSources(['src'])
const everything = await readSources(['src', 'tests', 'bench', 'bin'])
const migrations = await readSources(['migrations'])

test('every import follows the line, and crosses borders by #', () => {
  expect(strayImports(product)).toEqual([])
})

test('contracts, and all they need, are pure', () => {
  expect(impureContracts(product)).toEqual([])
})

test('every table is declared by exactly one slice', () => {
  expect(declaredTables(product).troubles).toEqual([])
  expect(undeclaredTables(product, migrations, exemptTables)).toEqual([])
})

test('only the slice that declares a table writes to it', () => {
  expect(foreignWrites(product)).toEqual([])
})

test('files are named by what they hold or do', () => {
  expect(vagueFiles(everything)).toEqual([])
})

test('verbs act once, nouns are pure', () => {
  expect(grammarSlips(product)).toEqual([])
})

test('no file is longer than 300 lines', () => {
  expect(longFiles(everything)).toEqual([])
})

test('the tree is small and flat', () => {
  expect(crowdedFolders(product, { folders: 117, depth: 4 })).toEqual([])
})

test('nothing goes around the compiler, the linter or the tests', () => {
  expect(loopholes(everything)).toEqual([])
})
