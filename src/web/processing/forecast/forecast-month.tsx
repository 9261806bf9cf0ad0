import { ActionIcon, Group, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { addDays, type CivilDate, daysBetween, isDate, weekdayOf } from '#studio/calendar/civil-date.ts'
import { readForecastChannels } from '#studio/processing/forecast/contract.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { DayGrid } from '#web/records/calendar/day-grid.tsx'
import { sameMonth, shownDays, turned } from '#web/records/calendar/shown-days.ts'
import { spanTitle } from '#web/records/calendar/span-title.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { words } from '#web/words/words.ts'
import { countOnDay } from './count-on-day.ts'
import classes from './forecast.module.css'
import { ForecastList } from './forecast-list.tsx'
import type { Totals, Ways } from './forecast-totals.tsx'
import type { ForecastSearch } from './screens.tsx'
import { WayCounts } from './way-counts.tsx'

const say = words.forecast

/** `days`: how far ahead, today included; `counts`: of each day on which there is something, once they are counted. */
type MonthProps = { days: number; counts: Totals['days']; search: ForecastSearch; change: (next: ForecastSearch) => void; open: (name: string) => void }

/** A month in squares: how much is to come on each day, by what, and when the studio is closed. What comes on the chosen day stands below. */
export function ForecastMonth({ days, counts, search, change, open }: MonthProps) {
  const { studio, today } = useMe()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const settings = useAnswer(readStudio, {})
  const first = civil(today)
  const last = addDays(first, days - 1)
  const within = (wanted: CivilDate) => (wanted < first ? first : wanted > last ? last : wanted)
  const day = within(civil(search.day ?? today))
  const shown = (one: CivilDate) => one >= first && one <= last
  // Whole weeks, without those that lie before or behind what is looked at.
  const month = shownDays('month', day, studio.date_order === 'mdy' ? 0 : 1).filter((_, at, all) => all.slice(at - (at % 7), at - (at % 7) + 7).some(shown))
  const own = month.filter((one) => sameMonth(one, day) && shown(one))
  const asked = { trigger_id: search.trigger, client_id: search.client, channel: search.channel }
  const from = daysBetween(first, own[0] ?? day)
  const ways = useAnswer(readForecastChannels, { query: { ...asked, from, days: own.length } })
  const looked = new Map(ways.data?.days.map((one) => [one.on, one]))
  const count = countOnDay({ counts, ways: ways.data, channel: search.channel })
  const isClosed = (one: CivilDate) => settings.data !== undefined && !settings.data.sending_days.includes(weekdayOf(one))
  const move = (wanted: CivilDate) => change({ day: within(wanted) })
  return (
    <>
      <Group gap="xs">
        <ActionIcon variant="default" aria-label={say.before} disabled={sameMonth(day, first)} onClick={() => move(turned('month', day, -1))}>
          <Icon name="left" />
        </ActionIcon>
        <Title order={2} size="h5" aria-live="polite">
          {spanTitle('month', month, { day, language: studio.language })}
        </Title>
        <ActionIcon variant="default" aria-label={say.next} disabled={sameMonth(day, last)} onClick={() => move(turned('month', day, 1))}>
          <Icon name="right" />
        </ActionIcon>
      </Group>
      {ways.data !== undefined && ways.data.says !== null && (
        <Text size="sm" c="dimmed">
          {say.uncounted}
        </Text>
      )}
      <DayGrid
        small={narrow}
        view="month"
        days={month}
        at={day}
        count={count}
        closed={isClosed}
        renderInside={(one) => <Square count={count(one)} channels={looked.get(one)?.channels ?? []} />}
        move={move}
      />
      <section className={classes.list} aria-live="polite">
        <Title order={2} size="h5">
          <DateText date={day} near />
        </Title>
        {narrow && (
          <Group gap="sm">
            <WayCounts channels={looked.get(day)?.channels ?? []} />
          </Group>
        )}
        {isClosed(day) && (
          <Text size="sm" c="dimmed">
            {say.closedDay}
          </Text>
        )}
        <ForecastList
          query={{ ...asked, from: daysBetween(first, day), days: 1 }}
          opened={search.entry}
          open={open}
          headed={false}
          empty={<Text c="dimmed">{say.nothingThatDay}</Text>}
        />
      </section>
    </>
  )
}

/** The server and the address say only days. */
function civil(text: string): CivilDate {
  return isDate(text) ? text : '2000-01-01'
}

/** What stands in a square: how much, and by what. */
function Square({ count, channels }: { count: number; channels: Ways['channels'] }) {
  if (count === 0) return null
  return (
    <div className={classes.square}>
      <Text fw={600} size="xs">
        {say.items(count)}
      </Text>
      <WayCounts channels={channels} small />
    </div>
  )
}
