import { ActionIcon, Alert, Button, Group, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { type CivilDate, isDate } from '#studio/calendar/civil-date.ts'
import { readCalendar } from '#studio/records/calendar/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { DayEntries } from './day-entries.tsx'
import { DayGrid } from './day-grid.tsx'
import { DayList } from './day-list.tsx'
import { type CalendarSearch, calendarRoute } from './screens.tsx'
import { shownDays, turned } from './shown-days.ts'
import { spanTitle } from './span-title.ts'
import { type View, views } from './view.ts'

const say = words.calendar

/** Sessions, their further dates and appointments: a day, a week, a month. */
export function Calendar() {
  const search = calendarRoute.useSearch()
  const go = calendarRoute.useNavigate()
  const { studio, today } = useMe()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { view = 'week', member } = search
  const day = [search.day, today].find((one) => one !== undefined && isDate(one)) ?? '2000-01-01'
  const days = shownDays(view, day, studio.date_order === 'mdy' ? 0 : 1)
  const [from = day, to = day] = [days[0], days.at(-1)]
  const answer = useAnswer(readCalendar, { query: { from, to, member_id: member } }, { keep: true })
  const change = (next: CalendarSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const open = (opened: CivilDate) => void go({ search: (before) => ({ ...before, view: 'day', day: opened }) })
  return (
    <Page title={say.title} description={spanTitle(view, days, { day, language: studio.language })} actions={<Add day={day} />}>
      <Group gap="sm">
        <Turning view={view} day={day} change={change} />
        <SegmentedControl
          aria-label={say.view}
          data={views.map((value) => ({ value, label: say.views[value] }))}
          value={view}
          onChange={(value) => change({ view: value })}
        />
        <WithFilter member={member} change={change} />
      </Group>
      <Loaded answer={answer}>
        {({ rows, more }) => {
          const entries = Map.groupBy(rows, ({ on_day }) => on_day)
          return (
            <>
              {more && (
                <Alert color="honey" icon={<Icon name="info" />}>
                  {say.tooMany}
                </Alert>
              )}
              {view !== 'day' && (
                <DayGrid
                  small={narrow}
                  view={view}
                  days={days}
                  at={day}
                  count={(one) => entries.get(one)?.length ?? 0}
                  renderInside={(one) => <DayEntries its={entries.get(one) ?? []} all={view === 'week'} open={() => open(one)} />}
                  move={(moved) => change({ day: moved })}
                  open={open}
                />
              )}
              {(view === 'day' || narrow) && <DayList day={day} entries={entries.get(day) ?? []} headed={view !== 'day'} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

type TurningProps = { view: View; day: CivilDate; change: (next: CalendarSearch) => void }

/** The page before, today, the next page. */
function Turning({ view, day, change }: TurningProps) {
  return (
    <Group gap={4}>
      <ActionIcon variant="default" size="lg" aria-label={say.before[view]} onClick={() => change({ day: turned(view, day, -1) })}>
        <Icon name="left" />
      </ActionIcon>
      <Button variant="default" onClick={() => change({ day: undefined })}>
        {say.today}
      </Button>
      <ActionIcon variant="default" size="lg" aria-label={say.next[view]} onClick={() => change({ day: turned(view, day, 1) })}>
        <Icon name="right" />
      </ActionIcon>
    </Group>
  )
}

function WithFilter({ member, change }: { member: number | undefined; change: (next: CalendarSearch) => void }) {
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  return <ChoiceFilter label={say.member} none={say.anybody} choices={members.data?.rows} value={member} onChange={(chosen) => change({ member: chosen })} />
}

function Add({ day }: { day: CivilDate }) {
  if (!useMay('records.write')) return null
  return (
    <Button renderRoot={(props) => <Link to="/appointments/new" search={{ day }} {...props} />} leftSection={<Icon name="plus" />}>
      {words.appointments.add}
    </Button>
  )
}
