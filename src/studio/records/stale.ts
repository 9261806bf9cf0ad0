import { Refusal } from '#platform/refusal.ts'

/** Refuses a change that was made from an older version than the one that is there. `what` is "client", "session", … */
export function refuseStale(what: string, found: { version: number }, seen: number): void {
  if (found.version === seen) return
  throw new Refusal('conflict', 'changed-meanwhile', `Somebody changed this ${what} meanwhile. Reload it to see how it is now, then make your change again.`)
}

/** The refusal of a number that names nothing here. */
export function noSuch(what: string, id: number): Refusal {
  return new Refusal('not-found', `no-such-${what.replaceAll(' ', '-')}`, `There is no ${what} number ${id} here. It may have been deleted; reload the list.`)
}
