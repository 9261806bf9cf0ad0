import { Refusal } from '#platform/refusal.ts'
import { exitStatus, exitStatuses } from './exit-statuses.ts'
import { Interrupted, NotAllDone } from './not-all-done.ts'

/**
 * Says why a command did not succeed: the sentence on standard error, below it what is wrong at which field. For `--json` the answer of
 * the endpoint, which is the refusal, goes to standard output. A mistake of the program is told with its place. Returns the exit status.
 */
export function tellTrouble(error: unknown, { json }: { json: boolean }): number {
  if (error instanceof NotAllDone) {
    console.error(error.message)
    return error instanceof Interrupted ? exitStatuses.interrupted : exitStatuses.refused
  }
  if (!(error instanceof Refusal)) {
    console.error(`Something went wrong inside Hotshoe: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exitStatuses.refused
  }
  const { code, message, problems } = error
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, problems } })}\n`)
  const others = problems.filter((problem) => !message.includes(problem.message))
  console.error([message, ...others.map((problem) => `  ${problem.field}: ${problem.message}`)].join('\n'))
  return exitStatus(error)
}
