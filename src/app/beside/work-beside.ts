import type { Report } from '#platform/jobs/job.ts'
import { type Beside, type Errands, openBeside, type Place } from './open-beside.ts'

/** Milliseconds that the thread is kept when nothing is left for it: its memory is worth more than the half second that it takes to start. */
const patience = 30_000

export type Workbench = {
  /** Whether there can be a thread: where one has died by itself, what killed it would kill the next. */
  isUsable(): boolean
  /** Lets the thread do a run of a job; it is started when it is not there. */
  run(errand: Errands['job'], signal: AbortSignal): Promise<Report>
  close(): Promise<void>
}

/** A thread for the long runs of jobs of a program that serves: whoever asks it something meanwhile is answered as if nothing went on. */
export function workBeside(place: Place, open: (place: Place) => Beside<'job'> = (where) => openBeside('job', where)): Workbench {
  let thread: Beside<'job'> | null = null
  let underway = 0
  let usable = true
  let leave: NodeJS.Timeout | undefined

  async function close(): Promise<void> {
    clearTimeout(leave)
    const closing = thread
    thread = null
    await closing?.close()
  }

  return {
    isUsable: () => usable,
    async run(errand, signal) {
      clearTimeout(leave)
      thread ??= open(place)
      const used = thread
      underway += 1
      try {
        return await used.run(errand, signal)
      } finally {
        underway -= 1
        usable &&= !used.isOver()
        if (underway === 0) leave = setTimeout(() => void close(), patience).unref()
      }
    },
    close,
  }
}
