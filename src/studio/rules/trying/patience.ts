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

/** What the database says when a statement took too long, and when it waited too long for somebody else. */
const [statementTooLong, lockNotThere] = ['57014', '55P03']

function isCoded(error: unknown, code: string | undefined): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** What is said where the tests of a file had to end, else the error itself. `index`: the test that was being lived through. */
export function toldEnd(error: unknown, { isOver, tests, index }: Pick<Patience, 'isOver'> & { tests: readonly RuleTest[]; index: number }): unknown {
  if (isCoded(error, lockNotThere)) return studioBusy()
  return isOver() || isCoded(error, statementTooLong) ? tooLong(tests, index) : error
}

function studioBusy(): Refusal {
  return new Refusal(
    'unavailable',
    'studio-busy',
    'The tests of this file waited for something that somebody else is doing in the studio just now, and were ended. Nothing of them is kept. Try again in a minute.',
  )
}

/** What is said of a file whose tests take too long. */
function tooLong(tests: readonly RuleTest[], index: number): Refusal {
  const minutes = mostSeconds / 60
  return new Refusal(
    'invalid',
    'tests-too-long',
    `The tests of this file were ended, as they may take ${minutes} minutes at most: test ${index + 1} of ${tests.length}, “${tests[index]?.name ?? ''}”, was running. Nothing of them is kept. Split the file, or let stories end earlier with “until”.`,
  )
}
