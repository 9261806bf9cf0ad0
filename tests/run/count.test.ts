import { expect, test } from 'vitest'
import { asLine, ofCheck, ofPlaywright, ofVitest, total, withStatus } from './count.ts'

const report = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
}

test('what failed, was skipped or is still to do is counted as such', () => {
  expect(ofVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

test('a file that could not be loaded counts as one failed', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(ofVitest({ ...report, testResults: [...report.testResults, broken] }).failed).toBe(2)
})

test('a journey that passed the second time has passed; an error outside of all journeys is one that failed', () => {
  expect(ofPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test('a runner that fails although all its tests passed counts as one failed', () => {
  const passed = { passed: 3, failed: 0, skipped: 0 }
  expect(withStatus(passed, 1).failed).toBe(1)
  expect(withStatus(passed, null).failed).toBe(1)
  expect(withStatus(passed, 0).failed).toBe(0)
})

test('the last line says them all', () => {
  expect(asLine(total([ofCheck(true), ofCheck(false), ofVitest(report)]))).toBe('8 passed, 2 failed, 3 skipped')
})
