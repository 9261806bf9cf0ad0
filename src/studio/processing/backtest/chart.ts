import { addDays, type CivilDate, weekdayOf } from '#studio/calendar/civil-date.ts'
import type { Fate, Outcome } from '#studio/matching/backtest/fate.ts'

/** Null: nobody could be reached. */
export type ChannelName = string | null
type Counts = { in_time: number; late: number; missed: number }

/** What is kept while fates come by: counts by week, and the latest few of each outcome. Bounded, however many there are. */
export type Chart = { weeks: Map<CivilDate, Week>; days: Map<CivilDate, Week>; sample: Record<Outcome, Fate[]>; gone: number }
type Week = Counts & { channels: Map<ChannelName, number> }

const counter = { 'in-time': 'in_time', late: 'late', missed: 'missed' } as const satisfies Record<Outcome, keyof Counts>
const sampled: Record<Outcome, number> = { 'in-time': 10, late: 5, missed: 5 }

/** With every week from one day to another, and each of their days. */
export function newChart(from: CivilDate, to: CivilDate): Chart {
  const weeks: Chart['weeks'] = new Map()
  const days: Chart['days'] = new Map()
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday <= to; monday = addDays(monday, 7)) {
    const week = { in_time: 0, late: 0, missed: 0, channels: new Map() }
    weeks.set(monday, week)
    for (let day = 0; day < 7; day += 1) days.set(addDays(monday, day), week)
  }
  return { weeks, days, sample: { 'in-time': [], late: [], missed: [] }, gone: 0 }
}

export function count(chart: Chart, fate: Fate): void {
  const week = chart.days.get(fate.on)
  if (week !== undefined) week[counter[fate.outcome]] += 1
  if (fate.at !== null) chart.gone += 1
  const latest = chart.sample[fate.outcome]
  latest.push(fate)
  if (latest.length > 2 * sampled[fate.outcome]) chart.sample[fate.outcome] = latestOf(latest, fate.outcome)
}

/** What one that has gone would have made. */
export function countChannels(chart: Chart, fate: Fate, channels: readonly ChannelName[]): void {
  const week = chart.days.get(fate.on)
  if (week === undefined || fate.at === null) return
  for (const channel of channels) week.channels.set(channel, (week.channels.get(channel) ?? 0) + 1)
}

/** By the rule alone: each that has gone makes the same. */
export function countAlike(chart: Chart, channels: readonly ChannelName[]): void {
  for (const week of chart.weeks.values()) {
    const gone = week.in_time + week.late
    for (const channel of gone === 0 ? [] : channels) week.channels.set(channel, (week.channels.get(channel) ?? 0) + gone)
  }
}

/** The latest first. */
export function sampleOf({ sample }: Chart): Fate[] {
  return byDay((Object.keys(sample) as Outcome[]).flatMap((outcome) => latestOf(sample[outcome], outcome)))
}

export function weeksOf({ weeks }: Chart) {
  return [...weeks].map(([week, { channels, ...counts }]) => ({ week, ...counts, channels: listed(channels) }))
}

export function totalsOf({ weeks }: Chart) {
  const totals = { in_time: 0, late: 0, missed: 0 }
  const channels = new Map<ChannelName, number>()
  for (const week of weeks.values()) {
    for (const key of Object.values(counter)) totals[key] += week[key]
    for (const [channel, made] of week.channels) channels.set(channel, (channels.get(channel) ?? 0) + made)
  }
  return { ...totals, channels: listed(channels) }
}

function listed(channels: ReadonlyMap<ChannelName, number>) {
  return [...channels].map(([channel, made]) => ({ channel, count: made })).toSorted((one, other) => other.count - one.count)
}

function latestOf(fates: readonly Fate[], outcome: Outcome): Fate[] {
  return byDay(fates).slice(0, sampled[outcome])
}

function byDay(fates: readonly Fate[]): Fate[] {
  return fates.toSorted((one, other) => (one.on === other.on ? one.chance.subject_id - other.chance.subject_id : one.on < other.on ? 1 : -1))
}
