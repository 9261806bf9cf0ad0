import { same } from '../differences.ts'

type Lists<T> = { now: readonly T[]; before: readonly T[]; said: readonly T[] }

/**
 * A list after a file said it anew: `now` is how it stands here, `before` what the file said last. Where nobody changed it here, it
 * becomes what the file says. Else only what the file says differently moves: what people added stays, what they took away stays away.
 */
export function mergedList<T>({ now, before, said }: Lists<T>, keyOf: (item: T) => string): T[] {
  if (same(now, before)) return [...said]
  const find = (list: readonly T[], item: T) => list.find((each) => keyOf(each) === keyOf(item))
  const kept = now.filter((item) => find(before, item) === undefined || find(said, item) !== undefined)
  const moved = kept.map((item) => {
    const told = find(said, item)
    return told === undefined || same(told, find(before, item)) ? item : told
  })
  const added = said.filter((item) => find(now, item) === undefined && find(before, item) === undefined)
  return [...moved, ...added]
}
