import { exitStatuses } from './exit-statuses.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Does something that Ctrl-C asks to come to an end in good order: `action` is given the signal, and still answers. A second Ctrl-C ends
 * the program at once.
 */
export async function untilInterrupted<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController()
  const ask = () => {
    if (asked.signal.aborted) process.exit(exitStatuses.interrupted)
    asked.abort()
    console.error('Stopping: nothing more begins, and what is on its way is finished. Ctrl-C again ends it at once.')
  }
  for (const signal of signals) process.on(signal, ask)
  try {
    return await action(asked.signal)
  } finally {
    for (const signal of signals) process.off(signal, ask)
  }
}
