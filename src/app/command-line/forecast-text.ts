import type { Output } from '#platform/http/contract.ts'
import { type CivilDate, dateLabel } from '#studio/calendar/civil-date.ts'
import type * as contracts from '#studio/processing/forecast/contract.ts'
import { asCsv, csvRows } from '#studio/records/imports/csv-text.ts'
import { table } from './table.ts'

type Entry = Output<typeof contracts.readForecast>['rows'][number]

/** Entries under their days; `day`: the one that stands above already, from the page before. */
export function forecastText(rows: readonly Entry[], day: string | null): string {
  return [...Map.groupBy(rows, ({ on }) => on)]
    .map(
      ([on, entries]) =>
        `${on === day ? '' : `${day === null && on === rows[0]?.on ? '' : '\n'}${dateLabel(on as CivilDate)}\n`}${entries.map(line).join('\n')}`,
    )
    .join('\n')
}

function line({ trigger, record, item_id, goes_text, outputs, warnings }: Entry): string {
  const about = [record.client_name, record.label === record.client_name ? null : record.label].filter((part) => part !== null && part !== '').join(', ')
  const to = outputs.map(({ recipient, channel, address }) => `${channel ?? 'no channel'} to ${recipient}${address === null ? '' : ` (${address})`}`).join('; ')
  const said = new Set([goes_text, ...warnings.map(({ message }) => message)])
  return `  ${trigger} · ${about}${item_id === null ? '' : ` · listed as item ${item_id}`}\n    ${[to, ...said].filter((part) => part !== '').join(' · ')}`
}

const columns: readonly [string, (entry: Entry) => string | number | null][] = [
  ['on', ({ on }) => on],
  ['due_at', ({ due_at }) => due_at],
  ['goes_at', ({ goes_at }) => goes_at],
  ['trigger_id', ({ trigger_id }) => trigger_id],
  ['trigger', ({ trigger }) => trigger],
  ['client', ({ record }) => record.client_name],
  ['record_kind', ({ record }) => record.kind],
  ['record_id', ({ record }) => record.id],
  ['record', ({ record }) => record.label],
  ['occurrence', ({ occurrence }) => occurrence],
  ['item_id', ({ item_id }) => item_id],
  ['recipients', ({ outputs }) => outputs.map(({ recipient }) => recipient).join('; ')],
  ['channels', ({ outputs }) => outputs.map(({ channel }) => channel ?? '').join('; ')],
  ['addresses', ({ outputs }) => outputs.map(({ address }) => address ?? '').join('; ')],
  ['warnings', ({ warnings }) => warnings.map(({ message }) => message).join(' ')],
]

/** A line each, under their headings on the first page. */
export function forecastCsv(rows: readonly Entry[], isFirst: boolean): string {
  const written = rows.map((row) => columns.map(([, cell]) => String(cell(row) ?? '')))
  return isFirst ? asCsv([columns.map(([heading]) => heading), ...written]) : csvRows(written)
}

type Totals = Output<typeof contracts.readForecastTotals> & { ways: Output<typeof contracts.readForecastChannels> }

const warnings: Record<Totals['ways']['warnings'][number]['code'], string> = {
  missed: 'will be missed',
  late: 'late',
  problem: 'with something that cannot be made',
  nobody: 'for nobody',
  paused: 'paused',
}

/** "120 by email, 3 unreachable." and "2 will be missed.", after how far that was counted where it was not all. */
function waysText({ says, channels, warnings: counted }: Totals['ways']): string {
  const by = channels.map(({ channel, count }) => (channel === null ? `${count} unreachable` : `${count} by ${channel}`))
  const lookAt = counted.map(({ code, count }) => `${count} ${warnings[code]}`)
  return [says, by.length === 0 ? null : `${by.join(', ')}.`, lookAt.length === 0 ? null : `To look at: ${lookAt.join(', ')}.`]
    .filter((part) => part !== null)
    .join(' ')
}

export function totalsText({ first_on, counted_to, entries, says, days, triggers, ways, cannot_be_foretold }: Totals): string {
  return [
    `${entries === 1 ? '1 item' : `${entries} items`} from ${dateLabel(first_on as CivilDate)} to ${dateLabel(counted_to as CivilDate)}.${says === null ? '' : ` ${says}`}`,
    ...(ways.channels.length + ways.warnings.length === 0 ? [] : [waysText(ways)]),
    table(
      triggers,
      [
        ['Trigger', ({ trigger }) => trigger],
        ['', ({ automatic }) => (automatic ? 'automatic' : '')],
        ['Items', ({ count }) => count],
      ],
      'No trigger has anything to do.',
    ),
    ...(days.length === 0 ? [] : [table(days, [['Day', ({ on }) => dateLabel(on as CivilDate)], ['Items', ({ count }) => count]])]),
    ...(cannot_be_foretold.length === 0
      ? []
      : [
          `These wait for something that somebody does, so they cannot be foretold:\n${table(cannot_be_foretold, [
            ['Trigger', ({ trigger }) => trigger],
            ['Waits for', ({ moment }) => moment],
            ['Last 30 days', ({ last_month }) => last_month],
          ])}`,
        ]),
  ].join('\n\n') // biome-ignore format: a list
}
