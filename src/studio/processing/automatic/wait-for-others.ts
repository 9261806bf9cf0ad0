const minute = 60_000

/** Milliseconds in which a run of many items makes all its emails. */
const making = minute / 2

/**
 * When an automatic email leaves that waits for others to the same person: at a full minute, the same one for whatever was made by its run, and by others that began within
 * the minute. `rested`: not before. All in studio time.
 */
export function waitForOthers(requestedAt: Date | null, { now, rested }: { now: Date; rested: Date }): Date {
  // A clock that was set back has runs that began in what is now to come.
  const began = Math.min(requestedAt?.getTime() ?? now.getTime(), now.getTime())
  const together = Math.ceil((began + (rested.getTime() - now.getTime()) + making) / minute) * minute
  return new Date(Math.max(rested.getTime(), together))
}
