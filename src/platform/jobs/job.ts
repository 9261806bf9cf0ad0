/** A job as the ticker sees it: run for one studio at a time, by number. It never knows what a studio is. */
export type Job = {
  /** As people see it; also the key of its rows. */
  name: string
  everySeconds: number
  /** Word of a notification (`<studioId> <hint>`) that lets it come at once. */
  hint: string | null
  run(studioId: number, signal: AbortSignal): Promise<'more' | void>
}

/** One run that this worker may do until its lease ends. `run` tells it from a later run of another worker. */
export type Claim = { studio_id: number; job: string; run: number }
