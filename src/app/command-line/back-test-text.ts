import type { Output } from '#platform/http/contract.ts'
import type { backTest } from '#studio/processing/backtest/contract.ts'
import { type Channel, channels } from '#studio/triggers/channels.ts'
import { table } from './table.ts'

type BackTested = Output<typeof backTest>
type Week = BackTested['weeks'][number]

const widest = 40
const signs = { in_time: '█', late: '▓', missed: '░' } as const
const outcomes = { 'in-time': 'in time', late: 'late', missed: 'missed' } as const

/** A back-test in a terminal: how often, a bar for each week, some of the records, and what cannot be known. */
export function backTestText({ sentence, from, to, totals, weeks, sample, notes }: BackTested): string {
  const all = totals.in_time + totals.late + totals.missed
  const lead =
    all === 0 ? `From ${from} to ${to} it would have done nothing.` : `From ${from} to ${to}: ${counted(totals)}, for ${recordsText(totals.records)}.`
  const made = totals.channels.map(({ channel, count }) => `${channelText(channel)} ${count}`).join(', ')
  return [
    sentence,
    [lead, ...(made === '' ? [] : [`${made}.`])].join(' '),
    ...(all === 0 ? [] : [bars(weeks), sampleText(sample)]),
    notes.map((note) => `· ${note}`).join('\n'),
  ].join('\n\n')
}

function counted({ in_time, late, missed }: Pick<Week, 'in_time' | 'late' | 'missed'>): string {
  return `${in_time} in time, ${late} late, ${missed} missed`
}

function recordsText(count: number): string {
  return count === 1 ? '1 record' : `${count} records`
}

function channelText(channel: string | null): string {
  return channel === null ? 'Nobody reached' : channel in channels ? channels[channel as Channel].label : channel
}

/** From the first week with anything to the last; a sign stands for several where a week has more than fit. */
function bars(weeks: readonly Week[]): string {
  const sums = weeks.map(({ in_time, late, missed }) => in_time + late + missed)
  const each = Math.max(1, Math.ceil(Math.max(...sums) / widest))
  const shown = weeks.slice(
    sums.findIndex((sum) => sum > 0),
    sums.findLastIndex((sum) => sum > 0) + 1,
  )
  const line = (week: Week) => {
    const bar = (Object.keys(signs) as (keyof typeof signs)[]).map((key) => signs[key].repeat(Math.ceil(week[key] / each))).join('')
    const sum = week.in_time + week.late + week.missed
    return `${week.week}  ${bar}${sum === 0 ? '' : ` ${sum}`}`.trimEnd()
  }
  const legend = `Week of     ${signs.in_time} in time  ${signs.late} late  ${signs.missed} missed${each === 1 ? '' : `, ${each} each`}`
  return [legend, ...shown.map(line)].join('\n')
}

function sampleText(sample: BackTested['sample']): string {
  return table(sample, [
    ['Day', ({ on }) => on],
    ['', ({ outcome }) => outcomes[outcome]],
    ['Client', ({ record }) => record.client_name],
    ['Record', ({ record }) => record.label],
    ['Due', ({ due_on }) => due_on],
    ['By', ({ channels: ways }) => ways.map((way) => channelText(way).toLowerCase()).join(', ')],
  ])
}
