import { Button, Group, Select, Switch, Text } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Static } from 'typebox'
import { purposes } from '#studio/messages/communication.ts'
import { subjectKinds } from '#studio/messages/rendering/merge-fields.ts'
import { listTemplates, type templateRow } from '#studio/messages/templates/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { templatesRoute } from './screens.tsx'
import { TemplateActions } from './template-actions.tsx'

const say = words.templates

type Row = Static<typeof templateRow>

const columns: Column<Row>[] = [
  {
    key: 'name',
    label: say.columns.name,
    cell: ({ name, purpose }) => (
      <Group component="span" gap="xs" display="inline-flex">
        <Text span fw={600}>
          {name}
        </Text>
        {purpose === 'marketing' && <StatusBadge tone="wait">{say.purposes.marketing}</StatusBadge>}
      </Group>
    ),
  },
  { key: 'subject', label: say.columns.subject, cell: ({ subject }) => subject },
  { key: 'about', label: say.columns.about, cell: ({ subject_kind }) => say.kinds[subject_kind], width: '8rem' },
  { key: 'updated', label: say.columns.updated, cell: (row) => <Updated row={row} />, width: '13rem' },
]

const menuOf = (row: Row) => <TemplateActions template={row} />

function Updated({ row }: { row: Row }) {
  return (
    <>
      <DateTimeText instant={row.updated_at} />
      {row.updated_by !== null && (
        <Text span size="xs" c="dimmed" display="block">
          {say.by(row.updated_by.name)}
        </Text>
      )}
    </>
  )
}

/** The studio's emails, before they have a reader. */
export function Templates() {
  const { q, kind, purpose, archived } = templatesRoute.useSearch()
  const go = templatesRoute.useNavigate()
  const navigate = useNavigate()
  const mayWrite = useMay('setup.write')
  const list = useList(listTemplates, { query: { search: q, subject_kind: kind, purpose, archived: archived === true, limit: 100 } })
  const change = (next: Partial<ReturnType<typeof templatesRoute.useSearch>>) => void go({ search: (before) => ({ ...before, ...next }), replace: true })
  const narrowed = q !== undefined || kind !== undefined || purpose !== undefined
  const add = mayWrite && (
    <Button component={Link} to="/templates/new" leftSection={<Icon name="plus" />}>
      {say.add}
    </Button>
  )
  return (
    <Page title={say.title} description={say.description} actions={add}>
      <Group gap="sm">
        <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
        <Select
          aria-label={say.filters.kind}
          placeholder={say.filters.anyKind}
          data={subjectKinds.map((value) => ({ value, label: say.kinds[value] }))}
          value={kind ?? null}
          onChange={(value) => change({ kind: subjectKinds.find((one) => one === value) })}
          clearable
          clearButtonProps={{ 'aria-label': say.filters.anyKind, tabIndex: 0 }}
          w="10rem"
        />
        <Select
          aria-label={say.filters.purpose}
          placeholder={say.filters.anyPurpose}
          data={purposes.map((value) => ({ value, label: say.purposes[value] }))}
          value={purpose ?? null}
          onChange={(value) => change({ purpose: purposes.find((one) => one === value) })}
          clearable
          clearButtonProps={{ 'aria-label': say.filters.anyPurpose, tabIndex: 0 }}
          w="13rem"
        />
        <Switch label={say.filters.archived} checked={archived === true} onChange={(event) => change({ archived: event.currentTarget.checked || undefined })} />
      </Group>
      <DataList
        label={say.title}
        list={list}
        columns={columns}
        id={({ id }) => id}
        open={({ id }) => void navigate({ to: '/templates/$id', params: { id } })}
        {...(mayWrite ? { actions: menuOf } : {})}
        empty={<Nothing narrowed={narrowed} archived={archived === true} add={add} clear={() => void go({ search: {} })} />}
      />
    </Page>
  )
}

type NothingProps = { narrowed: boolean; archived: boolean; add: React.ReactNode; clear: () => void }

function Nothing({ narrowed, archived, add, clear }: NothingProps) {
  const all = (
    <Button variant="default" onClick={clear}>
      {say.empty.clear}
    </Button>
  )
  if (narrowed) return <EmptyState icon="search" title={say.empty.foundTitle} text={say.empty.foundText} action={all} />
  if (archived) return <EmptyState icon="template" title={say.empty.archivedTitle} action={all} />
  return <EmptyState icon="template" title={say.empty.title} text={say.empty.text} action={add} />
}
