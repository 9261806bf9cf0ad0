import { Button, Group, Switch, Text, VisuallyHidden } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import type { ClientRow } from '#studio/records/clients/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { RecordStatus } from '../record-status.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { SelectButton, SelectionBar } from '../status-moves/selection-bar.tsx'
import { setFilters, useSelection } from '../status-moves/use-selection.ts'
import { shownColumns } from '../views/hidden-columns.ts'
import { ListTools } from '../views/list-tools.tsx'
import { ClientMarks } from './client-marks.tsx'
import { clientsRoute } from './screens.tsx'

const say = words.clients

/** Everybody the studio knows. */
export function Clients() {
  const search = clientsRoute.useSearch()
  const { q, status, archived, hide } = search
  const columns = useColumns()
  const go = clientsRoute.useNavigate()
  const open = useNavigate()
  const query = { search: q, status_id: status, archived }
  const list = useList(listClients, { query: { ...query, limit: 100 } })
  const filter = setFilters({ search: q, status_id: status })
  const selection = useSelection(filter, { rows: list.rows, name: ({ name }) => name || say.unnamed })
  const change = (next: { q?: string | undefined; status?: number | undefined; archived?: true | undefined }) =>
    void go({ search: (before) => ({ ...before, ...next }), replace: true })
  return (
    <Page title={say.title} actions={<Actions select={archived === true ? null : <SelectButton selection={selection} />} />}>
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <StatusFilter kind="client" value={status} onChange={(id) => change({ status: id })} />
        <Switch
          label={words.records.archived}
          checked={archived === true}
          onChange={(event) => change({ archived: event.currentTarget.checked ? true : undefined })}
        />
        <ListTools
          list="clients"
          search={search}
          see={(next) => void go({ search: next, replace: true })}
          columns={columns}
          asked={{ contract: listClients, query }}
        />
      </Group>
      <DataList
        label={say.list}
        list={list}
        columns={shownColumns(columns, hide)}
        id={({ id }) => id}
        open={({ id }) => void open({ to: '/clients/$id', params: { id } })}
        ticks={selection.ticks}
        empty={<Nobody search={q} status={status} archived={archived} />}
      />
      <SelectionBar kind="client" selection={selection} />
    </Page>
  )
}

function Actions({ select }: { select?: React.ReactNode }) {
  const mayImport = useMay('imports.write')
  const mayAdd = useMay('records.write')
  return (
    <>
      {mayAdd && select}
      <Button component={Link} to="/clients/duplicates" variant="default">
        {words.care.duplicates.open}
      </Button>
      {mayImport && (
        <Button component={Link} to="/import" variant="default" leftSection={<Icon name="import" />}>
          {say.import}
        </Button>
      )}
      {mayAdd && (
        <Button component={Link} to="/clients/new" leftSection={<Icon name="plus" />}>
          {say.add}
        </Button>
      )}
    </>
  )
}

/** Why the list is empty, and what to do next. */
function Nobody({ search, status, archived }: { search: string | undefined; status: number | undefined; archived: true | undefined }) {
  if (search !== undefined)
    return <EmptyState icon="search" title={say.nothingFound(search)} text={archived ? say.nothingFoundArchived : say.nothingFoundNext} action={<Actions />} />
  if (archived) return <EmptyState icon="people" title={say.emptyArchived} text={say.emptyArchivedNext} />
  if (status !== undefined) return <EmptyState icon="people" title={say.nothingFiltered} />
  return (
    <EmptyState
      icon="people"
      title={say.empty}
      text={say.emptyNext}
      action={
        <Group justify="center">
          <Actions />
        </Group>
      }
    />
  )
}

function useColumns(): Column<ClientRow>[] {
  const { default_country } = useMe().studio
  return [
    {
      key: 'name',
      label: say.columns.name,
      cell: ({ name, company }) => (
        <>
          {name === '' ? say.unnamed : name}
          {company !== '' && company !== name && (
            <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
              {company}
            </Text>
          )}
        </>
      ),
      text: ({ name, company }) => (company === '' || company === name ? name : `${name} (${company})`),
      width: '23%',
    },
    {
      key: 'email',
      label: say.columns.email,
      cell: ({ email }) => email ?? <Missing>{say.noEmail}</Missing>,
      text: ({ email }) => email ?? '',
      width: '26%',
      phone: 'plain',
    },
    {
      key: 'phone',
      label: say.columns.phone,
      text: ({ phone }) => (phone === null ? '' : readablePhone(phone, default_country)),
      cell: ({ phone, sms }) =>
        phone === null ? (
          <Missing>{say.noPhone}</Missing>
        ) : (
          <Group gap={6} wrap="nowrap" component="span" display="inline-flex" style={{ whiteSpace: 'nowrap' }}>
            {readablePhone(phone, default_country)}
            {sms && (
              <span title={say.texts} style={{ display: 'inline-flex' }}>
                <Icon name="message" size={15} />
                <VisuallyHidden>{say.texts}</VisuallyHidden>
              </span>
            )}
          </Group>
        ),
      phone: 'plain',
    },
    { key: 'city', label: say.columns.city, cell: ({ city }) => city, text: ({ city }) => city, phone: 'hide' },
    {
      key: 'status',
      label: say.columns.status,
      cell: ({ status, status_due_on }) => <RecordStatus status={status} dueOn={status_due_on} />,
      text: ({ status }) => status.name,
      phone: 'plain',
    },
    { key: 'flags', label: say.columns.flags, cell: (client) => <ClientMarks client={client} />, text: marksOf, phone: 'plain' },
  ]
}

function marksOf({ do_not_market, do_not_call }: ClientRow): string {
  return [do_not_market ? say.doNotMarket : '', do_not_call ? say.doNotCall : ''].filter(Boolean).join(', ')
}

function Missing({ children }: { children: string }) {
  return (
    <Text span inherit c="dimmed">
      {children}
    </Text>
  )
}
