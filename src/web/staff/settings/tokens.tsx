import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { roles } from '#studio/staff/roles.ts'
import { listTokens, revokeToken, type token } from '#studio/staff/tokens/contract.ts'
import { type Answer, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import type { List } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { SettingsPage } from './settings-page.tsx'
import { TokenForm } from './token-form.tsx'

const say = words.settings.tokens

type Token = Static<typeof token>

const columns: Column<Token>[] = [
  {
    key: 'name',
    label: say.columns.name,
    cell: ({ name, revoked_at }) => (
      <Group component="span" gap="xs" display="inline-flex">
        <Text span fw={600}>
          {name}
        </Text>
        {revoked_at !== null && <StatusBadge tone="bad">{say.revoked}</StatusBadge>}
      </Group>
    ),
  },
  { key: 'role', label: say.columns.role, cell: ({ role }) => roles[role].label, width: '9rem' },
  {
    key: 'made',
    label: say.columns.made,
    cell: ({ created_at, created_by }) => (
      <>
        <DateTimeText instant={created_at} /> {created_by !== null && say.by(created_by.name)}
      </>
    ),
  },
  {
    key: 'used',
    label: say.columns.used,
    cell: ({ last_used_at }) => (last_used_at === null ? say.never : <DateTimeText instant={last_used_at} />),
    width: '12rem',
  },
]

const revokes = (row: Token) => <Revoke row={row} />

/** What other programs sign in with. */
export function Tokens() {
  const allowed = useMay('tokens.write')
  const [making, setMaking] = useState(false)
  const tokens = useAnswer(listTokens, {}, { when: allowed })
  if (!allowed) {
    return (
      <SettingsPage title={say.title} description={say.description}>
        <EmptyState icon="info" title={say.notYours} />
      </SettingsPage>
    )
  }
  return (
    <SettingsPage
      title={say.title}
      description={say.description}
      actions={
        <Button leftSection={<Icon name="plus" />} onClick={() => setMaking(true)}>
          {say.add}
        </Button>
      }
    >
      <DataList
        label={say.title}
        list={asList(tokens)}
        columns={columns}
        id={({ id }) => id}
        empty={<EmptyState icon="settings" title={say.empty} text={say.emptyText} />}
        actions={revokes}
      />
      <TokenForm opened={making} close={() => setMaking(false)} />
    </SettingsPage>
  )
}

/** All tokens come at once. */
function asList(answer: Answer<{ rows: Token[] }>): List<Token> {
  const none = () => undefined
  return {
    rows: answer.data?.rows ?? [],
    pending: answer.isPending,
    trouble: answer.error,
    more: false,
    loadingMore: false,
    loadMore: none,
    retry: () => void answer.refetch(),
  }
}

function Revoke({ row }: { row: Token }) {
  const revoke = useCommand(revokeToken, { refreshes: [listTokens], says: ({ name }) => say.revokedTold(name) })
  if (row.revoked_at !== null) return null
  return (
    <ConfirmButton
      variant="default"
      size="compact-sm"
      label={say.revoke}
      title={say.revokeTitle(row.name)}
      text={say.revokeText}
      danger
      loading={revoke.isPending}
      onConfirm={() => revoke.mutate({ params: { id: row.id }, body: { revoked: true } })}
    />
  )
}
