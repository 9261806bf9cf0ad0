import { alreadyDecided, type Decision, type ItemState } from '#studio/matching/item.ts'
import type { Actor } from '#studio/staff/actor.ts'

/** What somebody did to an item since a person looked at it. */
export type LatestDeed = { state: ItemState; by: Pick<Actor, 'kind' | 'name'>; at: Date | null }

const deeds: Record<ItemState, string> = {
  active: 'Changed meanwhile',
  held: 'Skipped or taken back meanwhile',
  attention: 'Marked as needing attention meanwhile',
  expired: 'Its time ran out meanwhile: marked as missed',
  withdrawn: 'It no longer fits: taken off the list',
  processed: 'Already processed',
  deleted: 'Already deleted',
}

/** "Already processed by Ann Miller at 9:12 AM." Whoever wanted something else is told to look again, where there is something left to decide. */
export function staleSentence(wanted: Decision, { state, by, at }: LatestDeed, zone: string): string {
  const who = by.kind === 'job' ? 'Hotshoe' : by.name
  const clock = at === null ? '' : ` at ${new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(at)}`
  const sentence = `${deeds[state]} by ${who}${clock}`
  if (alreadyDecided(state, wanted)) return `${sentence}.`
  return state === 'processed' || state === 'deleted' || state === 'withdrawn' ? `${sentence}, so nothing was done.` : `${sentence}; look at it again.`
}
