type Entry = { on: string; outputs: readonly { channel: string | null }[] }
export type DayOfChannels = { entries: number; outputs: ReadonlyMap<string, number> }

/** How many entries and outputs by channel stand on each day; `only`: those of one channel. What nobody can be reached by is no channel. */
export function channelsByDay(rows: readonly Entry[], only?: string): ReadonlyMap<string, DayOfChannels> {
  const days = new Map<string, { entries: number; outputs: Map<string, number> }>()
  for (const { on, outputs } of rows) {
    const day = days.get(on) ?? { entries: 0, outputs: new Map<string, number>() }
    day.entries += 1
    for (const { channel } of outputs) {
      if (channel !== null && (only === undefined || channel === only)) day.outputs.set(channel, (day.outputs.get(channel) ?? 0) + 1)
    }
    days.set(on, day)
  }
  return days
}
