import { Button, Group, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type AppointmentRow, listAppointments } from '#studio/records/appointments/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import { daysOf, periodOf, spanOf, usualOrder } from '../sessions/periods.ts'
import { SessionMarks } from '../sessions/session-marks.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { AppointmentFilters } from './appointment-filters.tsx'
import { type AppointmentSearch, appointmentsRoute } from './screens.tsx'

const say = words.appointments

/** The studio's appointments. */
export function Appointments() {
  const search = appointmentsRoute.useSearch()
  const go = appointmentsRoute.useNavigate()
  const open = useNavigate()
  const { today } = useMe()
  const { q, status, type, member, archived } = search
  const period = periodOf(search, today)
  const order = search.order ?? usualOrder(period)
  const list = useList(listAppointments, {
    query: { search: q, status_id: status, type_id: type, member_id: member, ...daysOf(search, today), order, archived, limit: 100 },
  })
  const filter = setFilters({ search: q, status_id: status, type_id: type, member_id: member, ...daysOf(search, today) })
  const selection = useSelection(filter, { rows: list.rows, name: ({ name, client }) => [name, client?.name].filter(Boolean).join(', ') })
  const change = (next: AppointmentSearch) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const isFiltered = [q, status, type, member, archived].some((value) => value !== undefined)
  return (
    <Page
      title={say.title}
      actions={
        <>
          {archived !== true && <SelectButton selection={selection} />}
          <Add />
        </>
      }
    >
      <AppointmentFilters search={search} change={change} />
      <DataList
        label={say.list}
        list={list}
        columns={columns}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/appointments/$id', params: { id } })}
        ticks={selection.ticks}
        empty={
          <Nothing
            filtered={isFiltered}
            clear={() => void go({ search: {}, replace: true })}
            all={period === 'all' ? undefined : () => change({ ...spanOf('all', today), order: undefined })}
          />
        }
      />
      <SelectionBar kind="appointment" selection={selection} />
    </Page>
  )
}

function Add() {
  if (!useMay('records.write')) return null
  return (
    <Button component={Link} to="/appointments/new" leftSection={<Icon name="plus" />}>
      {say.add}
    </Button>
  )
}

/** `all` looks at all there is; undefined where that is what one looks at. */
function Nothing({ filtered, clear, all }: { filtered: boolean; clear: () => void; all: (() => void) | undefined }) {
  const title = all === undefined ? say.empty : say.emptySpan
  return (
    <EmptyState
      icon={filtered ? 'search' : 'trigger'}
      title={filtered ? say.nothingFound : title}
      text={filtered ? say.nothingFoundNext : say.emptyNext}
      action={
        <Group justify="center">
          {all !== undefined && (
            <Button variant="default" onClick={all}>
              {say.lookAtAll}
            </Button>
          )}
          {filtered ? <Button onClick={clear}>{say.clearFilters}</Button> : <Add />}
        </Group>
      }
    />
  )
}

const columns: readonly Column<AppointmentRow>[] = [
  {
    key: 'appointment',
    label: say.columns.appointment,
    cell: ({ name, client, session, place }) => (
      <>
        {name}
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {[client?.name ?? say.noClient, session && say.session(session.name), place].filter(Boolean).join(' · ')}
        </Text>
      </>
    ),
    width: '30%',
  },
  { key: 'date', label: say.columns.date, cell: ({ on_day, at_time }) => <DateText date={on_day} time={at_time} near />, phone: 'plain' },
  { key: 'status', label: say.columns.status, cell: ({ status, status_due_on }) => <RecordStatus status={status} dueOn={status_due_on} />, phone: 'plain' },
  {
    key: 'member',
    label: say.columns.member,
    cell: ({ member }) =>
      member?.name ?? (
        <Text span inherit c="dimmed">
          {say.nobody}
        </Text>
      ),
  },
  { key: 'marks', label: say.columns.marks, cell: (appointment) => <SessionMarks session={appointment} />, phone: 'plain' },
]
