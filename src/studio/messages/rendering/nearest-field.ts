/** The known name that takes the fewest letters to reach from what somebody wrote; null when there is none to offer. */
export function nearestField(written: string, known: readonly string[]): string | null {
  const wanted = plain(written)
  const ranked = known.map((name) => ({ name, distance: editDistance(wanted, plain(name)) })).sort((a, b) => a.distance - b.distance)
  return ranked[0]?.name ?? null
}

/** The same, but null where the nearest is another word: a slip changes a third of the letters at most. */
export function nearName(written: string, known: readonly string[]): string | null {
  const nearest = nearestField(written, known)
  return nearest !== null && editDistance(plain(written), plain(nearest)) <= Math.max(1, plain(written).length / 3) ? nearest : null
}

/** Case, spaces and underscores are the usual slips: they cost nothing. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/** Levenshtein distance in letters. Written names are short: the caller's text limit bounds the work. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
