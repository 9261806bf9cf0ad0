import { Button, Group } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { NothingFits } from '../nothing-fits.tsx'
import { daysOf, periodOf, spanOf, usualOrder } from '../sessions/periods.ts'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { appointmentColumns } from './appointment-columns.tsx'
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
  const query = { search: q, status_id: status, type_id: type, member_id: member, ...daysOf(search, today), order, archived }
  const list = useList(listAppointments, { query: { ...query, limit: 100 } })
  const selection = useSelection(setFilters(query), { rows: list.rows, name: ({ name, client }) => [name, client?.name].filter(Boolean).join(', ') })
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
      <AppointmentFilters
        search={search}
        change={change}
        tools={
          <ListTools
            list="appointments"
            search={search}
            see={(next) => void go({ search: next, replace: true })}
            columns={appointmentColumns}
            asked={{ contract: listAppointments, query }}
          />
        }
      />
      <DataList
        label={say.list}
        list={list}
        columns={shownColumns(appointmentColumns, search.hide)}
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
  const look = all !== undefined && (
    <Button variant="default" onClick={all}>
      {say.lookAtAll}
    </Button>
  )
  if (filtered) return <NothingFits title={say.nothingFound} clear={clear} before={look} />
  return (
    <EmptyState
      icon="trigger"
      title={all === undefined ? say.empty : say.emptySpan}
      text={say.emptyNext}
      action={
        <Group justify="center">
          {look}
          <Add />
        </Group>
      }
    />
  )
}
