import type { Report } from '#platform/jobs/job.ts'
import type { OpenStudio } from './work.ts'

/**
 * A sweep that is done for each studio in turn. It is shallow and may be done twice: it takes what is there, and a record change
 * or a restart only makes it come earlier. `run` answers with what it did; with `more` when it stopped before everything was done.
 */
export type StudioJob = {
  /** As people see it in the Control Center: "Find active items". */
  name: string
  /** What it does, as a sentence that begins with a verb: "Finds what fell due …". */
  says: string
  everySeconds: number
  /** Word of a notification on the channel `hotshoe` (`<studioId> <hint>`) that lets it come at once; null when none does. */
  hint: string | null
  /** What everybody is warned of as long as it is switched off; left out where a studio can do without it. */
  whileOff?: string
  /** Stands still while everything is paused. */
  pauses?: true
  /** Whether what it has to do now takes long: then a program that answers people does it beside. Left out: it never does. */
  isLong?(studio: OpenStudio): Promise<boolean>
  run(studio: OpenStudio, signal: AbortSignal): Promise<Report | void>
}

/** `jobs.ts` of a slice: `export const matchingJobs = [defineJob({ name: 'Find triggered items', says: …, everySeconds: 60, hint: 'find', run: findItems })]`. */
export function defineJob(job: StudioJob): StudioJob {
  return job
}
