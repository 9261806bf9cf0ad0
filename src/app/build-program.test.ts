import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { buildProgram } from './build-program.ts'
import { readStateOfSources } from './read-state-of-sources.ts'

const run = promisify(execFile)

test('the program is built whole, also when two start at the same time, and says the same as its sources', { timeout: 180_000 }, async () => {
  const state = readStateOfSources()
  const [one, other] = await Promise.all([buildProgram(state), buildProgram(state)])
  expect(one).toMatch(new RegExp(`${state}$`))
  expect(other).toBe(one)
  expect(await readdir(one ?? '')).toEqual(expect.arrayContaining(['run-command-line.js', 'thread.js', 'pdf-process.js']))
  const main = path.join(import.meta.dirname, 'main.ts')
  const say = async (fromSources: string) => run(process.execPath, [main, 'process', '--help'], { env: { ...process.env, HOTSHOE_DEV: fromSources } })
  expect((await say('0')).stdout).toBe((await say('1')).stdout)
})

test('a source that was touched is noticed', async () => {
  const before = readStateOfSources()
  const file = path.join(import.meta.dirname, 'build-program.ts')
  const { atime, mtime } = await stat(file)
  await utimes(file, atime, new Date(mtime.getTime() - 1000))
  expect(readStateOfSources()).not.toBe(before)
  await utimes(file, atime, mtime)
})

test('a link that points nowhere, as editors leave beside an open file, keeps nothing from starting', async () => {
  const checkout = await mkdtemp(path.join(tmpdir(), 'hotshoe-sources-'))
  await mkdir(path.join(checkout, 'src'))
  await symlink('pat@studio.1234', path.join(checkout, 'src', '.#main.ts'))
  expect(readStateOfSources(checkout)).toMatch(/^[0-9a-f]{16}$/)
  await rm(checkout, { recursive: true })
})

test('what was changed in the middle of a build is not kept, and the program runs from its sources', { timeout: 180_000 }, async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(await buildProgram('another-state')).toBeNull()
  expect(said.mock.lastCall?.[0]).toMatch(/runs from its sources.*: its sources were changed meanwhile\.$/)
  said.mockRestore()
})
