import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Feed } from '#studio/records/feeds/contract.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateTimeText, useClock } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { writtenTime } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { resultOf } from '../imports/result-of.ts'

const say = words.feeds

/** How a feed stands, at a glance; trouble in its whole sentence. */
export const feedColumns: readonly Column<Feed>[] = [
  {
    key: 'name',
    label: say.columns.name,
    cell: ({ name }) => (
      <Text span inherit fw={600}>
        {name}
      </Text>
    ),
    width: '20%',
  },
  {
    key: 'place',
    label: say.columns.place,
    cell: ({ kind, place }) => (
      <Text span inherit style={{ overflowWrap: 'anywhere' }}>
        {say.holds(words.imports.kinds[kind], place)}
      </Text>
    ),
    phone: 'plain',
  },
  {
    key: 'when',
    label: say.columns.when,
    cell: (feed) => <When feed={feed} />,
    width: '18%',
    phone: 'plain',
  },
  { key: 'last', label: say.columns.last, cell: (feed) => <LastLook feed={feed} />, width: '30%', phone: 'plain' },
]

function When({ feed: { every_minutes, daily_at, next_look_at } }: { feed: Feed }) {
  const clock = useClock()
  return (
    <Stack gap={0}>
      <span>{daily_at === null ? say.every(every_minutes ?? 0) : say.daily(writtenTime(daily_at, clock))}</span>
      {next_look_at !== null && (
        <Text span size="sm" c="dimmed">
          {say.next} <DateTimeText instant={next_look_at} />
        </Text>
      )}
    </Stack>
  )
}

function LastLook({ feed }: { feed: Feed }) {
  const { looked_at, outcome, trouble, last_run } = feed
  return (
    <Stack gap={4}>
      <span>
        <State feed={feed} /> {looked_at === null ? say.never : <DateTimeText instant={looked_at} />}
      </span>
      {trouble !== null && (
        <Text span size="sm" c="var(--mantine-color-error)">
          {trouble}
        </Text>
      )}
      {trouble === null && outcome !== null && (
        <Text span size="sm" c="dimmed">
          {outcome}
        </Text>
      )}
      {last_run !== null && (
        <Text span size="sm">
          <Anchor
            component={Link}
            to="/import/$id"
            params={{ id: last_run.id } as never}
            inherit
            onClick={(event: React.MouseEvent) => event.stopPropagation()}
          >
            {last_run.file_name}
          </Anchor>
          {`: ${resultOf(last_run)}`}
        </Text>
      )}
    </Stack>
  )
}

function State({ feed: { active, looking, trouble } }: { feed: Feed }) {
  if (!active) return <StatusBadge>{say.states.paused}</StatusBadge>
  if (looking) return <StatusBadge tone="wait">{say.states.looking}</StatusBadge>
  return trouble === null ? <StatusBadge tone="good">{say.states.fine}</StatusBadge> : <StatusBadge tone="bad">{say.states.trouble}</StatusBadge>
}
