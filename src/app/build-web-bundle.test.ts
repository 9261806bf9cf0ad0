import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildWebBundle } from './build-web-bundle.ts'

test('the web pages are built once, whole, also when two programs start at the same time', { timeout: 120_000 }, async () => {
  const [one, other] = await Promise.all([buildWebBundle(), buildWebBundle()])
  expect(other).toBe(one)
  expect(await readFile(path.join(one, 'index.html'), 'utf8')).toMatch(/<script[^>]* src="\/assets\//)
  const built = (await stat(path.join(one, 'index.html'))).mtimeMs
  expect(await buildWebBundle()).toBe(one)
  expect((await stat(path.join(one, 'index.html'))).mtimeMs).toBe(built)
  const whole = (await readdir(path.dirname(one))).filter((name) => !name.includes('.'))
  expect(whole.length).toBeLessThanOrEqual(3)
})
