type Looked = { says: string | null; days: readonly { on: string; entries: number }[] }
type Known = { counts: readonly { on: string; count: number }[]; ways: Looked | undefined; channel: string | undefined }

/** How much stands on a day: of all channels as it was counted; of one as far as its days were looked at, and behind them of all. */
export function countOnDay({ counts, ways, channel }: Known): (day: string) => number {
  const counted = new Map(counts.map(({ on, count }) => [on, count]))
  const looked = new Map(ways?.days.map(({ on, entries }) => [on, entries]))
  const lookedTo = ways?.says === null ? '9999-12-31' : (ways?.days.at(-1)?.on ?? '')
  return (day) => {
    const its = looked.get(day)
    if (channel === undefined) return counted.get(day) ?? its ?? 0
    return its ?? (day <= lookedTo ? 0 : (counted.get(day) ?? 0))
  }
}
