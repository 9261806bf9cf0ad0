import type { OpenStudio } from './work.ts'

/**
 * A sweep that is done for each studio in turn. It is shallow and may be done twice: it takes what is there, and a record change
 * or a restart only makes it come earlier. `run` returns 'more' when it stopped before everything was done; it then comes again at once.
 */
export type StudioJob = {
  /** As people see it in the Control Center: "Find triggered items". */
  name: string
  everySeconds: number
  /** Word of a notification on the channel `hotshoe` (`<studioId> <hint>`) that lets it come at once; null when none does. */
  hint: string | null
  run(studio: OpenStudio, signal: AbortSignal): Promise<'more' | void>
}

/** `jobs.ts` of a slice: `export const matchingJobs = [defineJob({ name: 'Find triggered items', everySeconds: 60, hint: 'find', run: findItems })]`. */
export function defineJob(job: StudioJob): StudioJob {
  return job
}
