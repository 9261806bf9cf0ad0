import { Refusal } from '#platform/refusal.ts'
import type { RuleTest } from '../test-format.ts'

/** How long the tests of a file may take, in seconds: a transaction that is open as long keeps what others deleted meanwhile from being tidied away. */
export const mostSeconds = 300

/** A statement of a story that takes longer has gone wrong; and one that waits for somebody else gives way. */
export const statementLimits = `SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '5s'`

/** Ends a trial that takes too long, or that nobody waits for any more. `at`: the test that was being lived through. */
export type Patience = { signal: AbortSignal; isOver: () => boolean }

export function patienceOf(seconds: number, signal?: AbortSignal): Patience {
  const limit = AbortSignal.timeout(seconds * 1000)
  return { signal: signal === undefined ? limit : AbortSignal.any([signal, limit]), isOver: () => limit.aborted }
}

/** Whether the database ended a statement because it took or waited too long. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '57014' || error.code === '55P03')
}

/** What is said of a file whose tests take too long. */
export function tooLong(tests: readonly RuleTest[], index: number): Refusal {
  const minutes = mostSeconds / 60
  return new Refusal(
    'invalid',
    'tests-too-long',
    `The tests of this file were ended, as they may take ${minutes} minutes at most: test ${index + 1} of ${tests.length}, “${tests[index]?.name ?? ''}”, was running. Nothing of them is kept. Split the file, or let stories end earlier with “until”.`,
  )
}
