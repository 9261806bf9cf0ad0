import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { listStatuses, orderStatuses, type Status } from '#studio/records/statuses/contract.ts'
import { type SubjectKind, subjectKinds } from '#studio/records/subject.ts'
import { keyOf, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { OrderedRows } from './ordered-rows.tsx'
import { StatusDetails } from './status-details.tsx'
import type { SetupProps } from './statuses.tsx'

const say = words.statuses
const marksOf = (status: Status) => <Marks status={status} />

type StatusesOfProps = SetupProps & {
  kind: SubjectKind
  /** Where each type has statuses of its own: which one. */
  typeId: number | null
}

/** The statuses of one kind of record, or of one of its types. */
export function StatusesOf({ kind, typeId, opened, open, add }: StatusesOfProps) {
  const ask = { query: { subject_kind: kind, ...(typeId === null ? {} : { type_id: typeId }) } }
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
    order.mutate({ body: { subject_kind: kind, type_id: typeId, ids: rows.map(({ id }) => id) } })
  }
  return (
    <Loaded answer={answer}>
      {({ rows }) => (
        <>
          {rows.length === 0 ? (
            <EmptyState icon="trigger" title={say.noStatuses(subjectKinds[kind].plural.toLowerCase())} text={say.emptyText} action={add} />
          ) : (
            <OrderedRows
              label={say.statusesOf(subjectKinds[kind].plural.toLowerCase())}
              rows={rows}
              marks={marksOf}
              {...(mayWrite ? { open, put, busy: order.isPending } : {})}
            />
          )}
          <StatusDetails
            key={opened}
            family={{ subject_kind: kind, type_id: typeId }}
            opened={opened}
            status={rows.find(({ id }) => id === opened)}
            close={(saved) => open(undefined, saved)}
          />
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
      {status.on_booking && <StatusBadge tone="good">{say.onBooking}</StatusBadge>}
      {status.on_order && <StatusBadge tone="good">{say.onOrder}</StatusBadge>}
      {status.final && <StatusBadge>{say.final}</StatusBadge>}
      {!status.active && <StatusBadge tone="warn">{say.inactive}</StatusBadge>}
    </>
  )
}
