import { histories, type Size } from './histories.ts'
import { judgeHistory, type Rules, type Tally } from './judge-history.ts'
import { liveMany, type Many } from './live-many.ts'

/** Judges what is listed in so many histories (live-many.ts); `rules`: those of an oracle that forgets one. */
export function judgeMany({ size, rules, ...many }: Many & { size: Size; rules?: Rules }): Promise<Tally> {
  const none: Tally = { histories: 0, looks: 0, records: 0, pairs: 0, items: 0 }
  return liveMany({ histories: histories(size), judge: (lived, history) => judgeHistory(lived, history, rules), none, undoes: false }, many)
}
