/** How many of what: `{ found: 12, late: 1 }`. */
export type Counts = Readonly<Record<string, number>>

/** What a run did. `more`: it stopped before everything was done and comes again at once. `handled`: the numbers of what a count counts, where nothing else tells them. */
export type Report = { more?: boolean; counts?: Counts; handled?: Readonly<Record<string, readonly number[]>> }

/** A job as the ticker sees it: run for one studio at a time, by number. It never knows what a studio is. */
export type Job = {
  /** As people see it; also the key of its rows. */
  name: string
  everySeconds: number
  /** Word of a notification (`<studioId> <hint>`) that lets it come at once. */
  hint: string | null
  run(studioId: number, run: { id: number; signal: AbortSignal }): Promise<Report | void>
}

/** Who lets a run come before its time: a notification, or a person. */
export type Waker = { kind: string; id?: number | null; name?: string }

/** A run that a worker had and never ended: it was killed, or lost the database. */
export type LostRun = { id: number; started_at: Date; run_by: Waker | null }

/** One run that this worker may do until its lease ends. `run` tells it from every other. */
export type Claim = {
  studio_id: number
  job: string
  run: number
  run_by: Waker | null
  started_at: Date
  enabled: boolean
  /** As it was kept: only who plans can read it. */
  schedule: unknown
  zone: string | null
  counted_from: Date
  version: number
  /** When the run before began, and what it failed with. */
  before: { at: Date | null; error: string | null }
  lost: LostRun | null
}

/** Whether a claimed run is due by its schedule, and when the next one is; null leaves the rhythm of the job. */
export type Plan = { due: boolean; next: Date | null }

/** How a run ended. `again`: `error` is what the run before failed with, too. */
export type EndedRun = LostRun & {
  job: string
  studioId: number
  outcome: 'done' | 'failed' | 'stopped'
  error: unknown
  again: boolean
  counts: Counts
  handled: Readonly<Record<string, readonly number[]>>
}
