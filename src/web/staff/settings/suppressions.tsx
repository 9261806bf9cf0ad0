import { Button, Group, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { liftSuppression, listSuppressions, type suppressionRow } from '#studio/messages/suppression/contract.ts'
import { suppressionReasons } from '#studio/messages/suppression/suppression.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { suppressionsRoute } from './screens.tsx'
import { SettingsPage } from './settings-page.tsx'
import { SuppressionForm } from './suppression-form.tsx'

const say = words.settings.suppressions

type Row = Static<typeof suppressionRow>

const columns: Column<Row>[] = [
  {
    key: 'address',
    label: say.columns.address,
    cell: ({ address, channel, client, lifted_at }) => (
      <Group component="span" gap="xs" display="inline-flex">
        <Text span fw={600} style={{ overflowWrap: 'anywhere' }}>
          {address ?? say.unknown}
        </Text>
        {channel === 'call' && <StatusBadge>{say.channels.call}</StatusBadge>}
        {client !== null && <StatusBadge>{say.onlyFor(client.name)}</StatusBadge>}
        {lifted_at !== null && <StatusBadge tone="good">{say.isLifted}</StatusBadge>}
      </Group>
    ),
  },
  { key: 'scope', label: say.columns.scope, cell: ({ scope }) => say.scopes[scope], width: '9rem' },
  {
    key: 'reason',
    label: say.columns.reason,
    cell: ({ reason, source }) => (source === '' ? suppressionReasons[reason].label : `${suppressionReasons[reason].label}: ${source}`),
  },
  {
    key: 'at',
    label: say.columns.at,
    width: '12rem',
    cell: ({ at, actor }) => (
      <>
        <DateTimeText instant={at} />
        {actor.name !== '' && (
          <Text span size="xs" c="dimmed" display="block">
            {say.by(actor.name)}
          </Text>
        )}
      </>
    ),
  },
]

/** Addresses that are not written to. */
export function Suppressions() {
  const { q, lifted } = suppressionsRoute.useSearch()
  const go = suppressionsRoute.useNavigate()
  const [adding, setAdding] = useState(false)
  const mayAdd = useMay('messages.write')
  const mayLift = useMay('setup.write')
  const list = useList(listSuppressions, { query: { search: q, lifted: lifted === true, limit: 100 } })
  const add = mayAdd && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {say.add}
    </Button>
  )
  return (
    <SettingsPage title={say.title} description={say.description} actions={add}>
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => void go({ search: (before) => ({ ...before, q: text }), replace: true })} />
        <Switch
          label={say.lifted}
          checked={lifted === true}
          onChange={(event) => void go({ search: (before) => ({ ...before, lifted: event.currentTarget.checked || undefined }), replace: true })}
        />
      </Group>
      <DataList
        label={say.title}
        list={list}
        columns={columns}
        id={({ id }) => id}
        empty={q === undefined ? <EmptyState icon="check" title={say.empty} text={say.emptyText} /> : <EmptyState icon="search" title={say.emptyFound} />}
        {...(mayLift ? { actions: liftOf } : {})}
      />
      <SuppressionForm opened={adding} close={() => setAdding(false)} />
    </SettingsPage>
  )
}

const liftOf = (row: Row) => <Lift row={row} />

function Lift({ row }: { row: Row }) {
  const lift = useCommand(liftSuppression, { refreshes: [listSuppressions], says: () => say.liftedTold })
  if (row.lifted_at !== null) return null
  return (
    <ConfirmButton
      variant="default"
      size="compact-sm"
      label={say.lift}
      title={say.liftTitle(row.address ?? say.unknown)}
      text={say.liftText}
      loading={lift.isPending}
      onConfirm={() => lift.mutate({ params: { id: row.id } })}
    />
  )
}
