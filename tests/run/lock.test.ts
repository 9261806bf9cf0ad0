import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test("package-lock.json lists every platform's packages, or npm ci would refuse it", () => {
  const { stderr, status } = spawnSync(process.execPath, [`${import.meta.dirname}/../../bin/complete-lock`, '--check'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
