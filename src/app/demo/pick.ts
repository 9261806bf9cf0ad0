/** An element of a list that goes round: what makes demo data look varied and stay the same. */
export function at<const T>(list: readonly [T, ...T[]] | readonly T[], index: number): T {
  const found = list[((index % list.length) + list.length) % list.length]
  if (found === undefined) throw new Error('There is nothing to pick from an empty list.')
  return found
}
