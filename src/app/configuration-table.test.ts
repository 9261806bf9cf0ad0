import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { globalOptions } from '#app/command-line/globals.ts'
import { passwordVerbs } from '#app/command-line/password.ts'
import { serveVerbs } from '#app/command-line/running.ts'

const root = path.join(import.meta.dirname, '../..')
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
const rows = /### Configuration\n[^]*?\n(\|[^]*?)\n\n/.exec(readme)?.[1]?.split('\n').slice(2) ?? []
const column = (at: number) => rows.flatMap((row) => /`([^`=]+)/.exec(row.split('|')[at] ?? '')?.[1] ?? []).sort()

/** Variables that are nobody's configuration: `bin/dev` tells the program that Vite serves the pages. */
const internal = new Set(['HOTSHOE_DEV', 'NODE_ENV', 'NO_COLOR'])

test('the README names every variable that the program reads, and no other', () => {
  const sources = globSync('src/{app,platform,studio}/**/*.ts', { cwd: root, exclude: (name) => name.endsWith('.test.ts') })
  const names = sources.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    return [...text.matchAll(/(?:process\.env\.|given\('|url\('|variable: ')([A-Z][A-Z_]+)/g)].map(([, name = '']) => name)
  })
  expect(sources.length).toBeGreaterThan(100)
  expect(column(2)).toEqual([...new Set(names)].filter((name) => !internal.has(name)).sort())
})

test('the README names every option of serve and every one that all commands take', () => {
  const fields = [...serveVerbs, ...passwordVerbs].flatMap((verb) => verb.fields ?? [])
  const flags = [...fields.map((field) => field.flags), ...globalOptions.map(([flag]) => flag)]
  expect(column(1)).toEqual(flags.map((flag) => flag.split(' ')[0] ?? '').sort())
})
