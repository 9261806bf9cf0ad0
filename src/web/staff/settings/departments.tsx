import { Button, Group, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { archiveDepartment, type department, listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { listTriggers, readTrigger } from '#studio/triggers/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { RowMenu } from '#web/ui/row-menu.tsx'
import { words } from '#web/words/words.ts'
import { DepartmentForm } from './department-form.tsx'
import { peopleRoute } from './screens.tsx'

const say = words.settings.people

export type Department = Static<typeof department>

/** Departments: who is in them, and whether they share an address. */
export function Departments() {
  const { archived } = peopleRoute.useSearch()
  const go = peopleRoute.useNavigate()
  const mayWrite = useMay('setup.write')
  const [form, setForm] = useState<Department | 'new' | null>(null)
  const list = useList(listDepartments, { query: { archived: archived === true, limit: 200 } })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const names = new Map(members.data?.rows.map(({ id, name }) => [id, name]))
  const columns: Column<Department>[] = [
    {
      key: 'name',
      label: say.departmentColumns.name,
      cell: nameOf,
    },
    { key: 'email', label: say.departmentColumns.email, cell: ({ email }) => email ?? '–' },
    { key: 'members', label: say.departmentColumns.members, cell: ({ member_ids }) => member_ids.flatMap((id) => names.get(id) ?? []).join(', ') || '–' },
  ]
  const menu = (row: Department) => <DepartmentMenu row={row} edit={() => setForm(row)} />
  return (
    <Section
      title={say.departments}
      action={
        <Group gap="sm">
          <Switch
            label={say.showArchived}
            checked={archived === true}
            onChange={(event) => void go({ search: (before) => ({ ...before, archived: event.currentTarget.checked || undefined }), replace: true })}
          />
          {mayWrite && (
            <Button size="sm" variant="default" leftSection={<Icon name="plus" size={16} />} onClick={() => setForm('new')}>
              {say.addDepartment}
            </Button>
          )}
        </Group>
      }
    >
      <DataList
        label={say.departments}
        list={list}
        columns={columns}
        id={({ id }) => id}
        empty={<EmptyState icon="people" title={say.noDepartments} text={say.noDepartmentsText} />}
        {...(mayWrite ? { open: (row: Department) => setForm(row), actions: menu } : {})}
      />
      <DepartmentForm of={form} members={members.data?.rows ?? []} close={() => setForm(null)} reload={() => setForm((open) => newestOf(open, list.rows))} />
    </Section>
  )
}

function nameOf({ name }: Department) {
  return (
    <Text span fw={600}>
      {name}
    </Text>
  )
}

function newestOf(open: Department | 'new' | null, rows: readonly Department[]): Department | 'new' | null {
  return open === null || open === 'new' ? open : (rows.find(({ id }) => id === open.id) ?? null)
}

function DepartmentMenu({ row, edit }: { row: Department; edit: () => void }) {
  const archive = useCommand(archiveDepartment, {
    refreshes: [listDepartments, listTriggers, readTrigger],
    says: ({ archived_at }) => (archived_at === null ? say.departmentRestored(row.name) : say.departmentArchived(row.name)),
  })
  const here = row.archived_at === null
  const put = () => archive.mutate({ params: { id: row.id }, body: { version: row.version, archived: here } })
  return (
    <RowMenu
      label={say.more(row.name)}
      busy={archive.isPending}
      items={[
        { label: say.edit, icon: 'settings', act: edit },
        { label: here ? say.departmentArchive : say.restore, icon: here ? 'import' : 'undo', act: put },
      ]}
    />
  )
}
