import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { listStatuses, orderStatuses, type Status } from '#studio/records/statuses/contract.ts'
import { keyOf, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import type { ShownKind } from '../refreshed-by.ts'
import { OrderedRows } from './ordered-rows.tsx'
import { StatusDetails } from './status-details.tsx'
import type { SetupProps } from './statuses.tsx'

const say = words.statuses
const marksOf = (status: Status) => <Marks status={status} />

/** The statuses of one kind of record. */
export function StatusesOf({ kind, opened, open, add }: SetupProps & { kind: ShownKind }) {
  const ask = { query: { subject_kind: kind } }
  const client = useQueryClient()
  const mayWrite = useMay('setup.write')
  const answer = useAnswer(listStatuses, ask)
  const order = useCommand(orderStatuses, {
    refreshes: [listStatuses],
    handles: () => {
      void answer.refetch()
      return false
    },
  })
  const put = (rows: Status[]) => {
    // The new order stands at once; a refusal brings back what is true.
    client.setQueryData(keyOf(listStatuses, ask), { rows })
    order.mutate({ body: { subject_kind: kind, ids: rows.map(({ id }) => id) } })
  }
  return (
    <Loaded answer={answer}>
      {({ rows }) => (
        <>
          {rows.length === 0 ? (
            <EmptyState icon="trigger" title={say.empty[kind]} text={say.emptyText} action={add} />
          ) : (
            <OrderedRows label={say.views[kind]} rows={rows} marks={marksOf} {...(mayWrite ? { open, put, busy: order.isPending } : {})} />
          )}
          <StatusDetails key={opened} kind={kind} opened={opened} status={rows.find(({ id }) => id === opened)} close={(saved) => open(undefined, saved)} />
        </>
      )}
    </Loaded>
  )
}

function Marks({ status }: { status: Status }) {
  return (
    <>
      {status.duration_days !== null && (
        <Text span size="sm" c="dimmed">
          {say.duration(status.duration_days)}
        </Text>
      )}
      {status.initial && <StatusBadge tone="good">{say.initial}</StatusBadge>}
      {status.final && <StatusBadge>{say.final}</StatusBadge>}
      {!status.active && <StatusBadge tone="warn">{say.inactive}</StatusBadge>}
    </>
  )
}
