import { Button, Group, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import { listMembers, type member } from '#studio/staff/members/contract.ts'
import { roles } from '#studio/staff/roles.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay, useMe } from '#web/app/me.ts'
import { Section } from '#web/records/section.tsx'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { MemberForm } from './member-form.tsx'
import { MemberMenu } from './member-menu.tsx'
import { peopleRoute } from './screens.tsx'

const say = words.settings.people

export type Member = Static<typeof member>

/** The people of the studio: what they may do, how they are reached, whether they sign in. */
export function Members() {
  const { left } = peopleRoute.useSearch()
  const go = peopleRoute.useNavigate()
  const mayWrite = useMay('staff.write')
  const { default_country } = useMe().studio
  const [form, setForm] = useState<Member | 'new' | null>(null)
  const list = useList(listMembers, { query: { archived: left === true, limit: 200 } })
  const columns: Column<Member>[] = [
    { key: 'name', label: say.columns.name, cell: nameOf },
    { key: 'role', label: say.columns.role, cell: ({ role }) => roles[role].label, width: '9rem' },
    {
      key: 'reach',
      label: say.columns.reach,
      cell: ({ email, phone }) => [email, phone === null ? null : readablePhone(phone, default_country)].filter(Boolean).join(' · ') || '–',
    },
    { key: 'signIn', label: say.columns.signIn, cell: ({ can_sign_in }) => (can_sign_in ? say.signsIn : say.noSignIn), width: '6rem' },
  ]
  const menu = (row: Member) => <MemberMenu row={row} edit={() => setForm(row)} />
  return (
    <Section
      title={say.members}
      action={
        <Group gap="sm">
          <Switch
            label={say.left}
            checked={left === true}
            onChange={(event) => void go({ search: (before) => ({ ...before, left: event.currentTarget.checked || undefined }), replace: true })}
          />
          {mayWrite && (
            <Button size="sm" leftSection={<Icon name="plus" size={16} />} onClick={() => setForm('new')}>
              {say.addMember}
            </Button>
          )}
        </Group>
      }
    >
      <DataList
        label={say.members}
        list={list}
        columns={columns}
        id={({ id }) => id}
        empty={<EmptyState icon="people" title={left === true ? say.noLeft : say.noMembers} />}
        {...(mayWrite ? { open: (row: Member) => setForm(row), actions: menu } : {})}
      />
      <MemberForm of={form} close={() => setForm(null)} reload={() => setForm((open) => newestOf(open, list.rows))} />
    </Section>
  )
}

function newestOf(open: Member | 'new' | null, rows: readonly Member[]): Member | 'new' | null {
  return open === null || open === 'new' ? open : (rows.find(({ id }) => id === open.id) ?? null)
}

function nameOf(row: Member) {
  return (
    <Group component="span" gap="xs" display="inline-flex">
      <Text span fw={600}>
        {row.name}
      </Text>
      {row.takes_sessions && <StatusBadge>{say.photographer}</StatusBadge>}
    </Group>
  )
}
