import { Table, Text } from '@mantine/core'
import type { Output } from '#platform/http/contract.ts'
import type { backTest } from '#studio/processing/backtest/contract.ts'
import { channelName } from '#web/ui/channel-icon.tsx'
import { DateText, useClock } from '#web/ui/dates.tsx'
import { writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import classes from './week-chart.module.css'

const say = words.backTest

export type Week = Output<typeof backTest>['weeks'][number]

/** What a week is made of: a piece for each channel, and what was missed. */
type Piece = { key: string; name: string; count: number }

/** A bar for each week, in pieces by channel; the same as a table for whoever reads rather than looks. */
export function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const clock = useClock()
  const kinds = [...new Set(weeks.flatMap((week) => piecesOf(week).map(({ key }) => key)))].toSorted()
  const most = Math.max(1, ...weeks.map((week) => heightOf(piecesOf(week))))
  const isEmpty = (week: Week) => heightOf(piecesOf(week)) === 0
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="sm" fw={600}>
        {say.chart}
      </Text>
      <div className={classes.legend} aria-hidden="true">
        {kinds.map((key) => (
          <Text key={key} size="xs" component="span" className={classes.entry ?? ''}>
            <span className={classes.swatch} data-kind={key} /> {nameOf(key)}
          </Text>
        ))}
        <Text size="xs" c="dimmed" component="span">
          {say.most(most)}
        </Text>
      </div>
      <div className={classes.bars} aria-hidden="true">
        {weeks.map((week) => (
          <div key={week.week} className={classes.bar} title={say.inWeek(writtenDate(week.week, clock), spoken(week))}>
            {piecesOf(week).map(({ key, count }) => (
              <span key={key} data-kind={key} style={{ height: `${(100 * count) / most}%` }} />
            ))}
          </div>
        ))}
      </div>
      <div className={classes.ends} aria-hidden="true">
        {[weeks[0], weeks.at(-1)].map((week) => week !== undefined && <DateText key={week.week} date={week.week} />)}
      </div>
      <details className={classes.table}>
        <summary>{say.asTable}</summary>
        <Table.ScrollContainer minWidth={320}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {[say.week, say.of.in_time, say.of.late, say.of.missed, ...kinds.filter((key) => key !== 'missed').map(nameOf)].map((heading) => (
                  <Table.Th key={heading}>{heading}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {weeks
                .filter((week) => !isEmpty(week))
                .map((week) => (
                  <Table.Tr key={week.week}>
                    <Table.Th scope="row">
                      <DateText date={week.week} />
                    </Table.Th>
                    <Table.Td>{say.count(week.in_time)}</Table.Td>
                    <Table.Td>{say.count(week.late)}</Table.Td>
                    <Table.Td>{say.count(week.missed)}</Table.Td>
                    {kinds
                      .filter((key) => key !== 'missed')
                      .map((key) => (
                        <Table.Td key={key}>{say.count(piecesOf(week).find((piece) => piece.key === key)?.count ?? 0)}</Table.Td>
                      ))}
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </figure>
  )
}

function piecesOf({ channels, missed }: Week): Piece[] {
  const made = channels.map(({ channel, count }) => ({ key: channel ?? 'nobody', name: nameOf(channel ?? 'nobody'), count }))
  return missed === 0 ? made : [...made, { key: 'missed', name: nameOf('missed'), count: missed }]
}

function nameOf(key: string): string {
  return key === 'missed' ? say.of.missed : key === 'nobody' ? say.nobody : channelName(key)
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { count }) => sum + count, 0)
}

function spoken(week: Week): string {
  const pieces = piecesOf(week)
  return pieces.length === 0 ? say.count(0) : pieces.map(({ name, count }) => `${name} ${say.count(count)}`).join(', ')
}
