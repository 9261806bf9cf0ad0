import { useQueryClient } from '@tanstack/react-query'
import { listTypes, orderTypes, type RecordType } from '#studio/records/statuses/contract.ts'
import { subjectKinds, type TypedKind } from '#studio/records/subject.ts'
import { keyOf, useAnswer } from '#web/app/api/use-answer.ts'
import { useCommand } from '#web/app/api/use-command.ts'
import { useMay } from '#web/app/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import { OrderedRows } from './ordered-rows.tsx'
import type { SetupProps } from './statuses.tsx'
import { TypeDetails } from './type-details.tsx'

const say = words.statuses

/** The types there are of one kind of record. */
export function Types({ kind, opened, open, add }: SetupProps & { kind: TypedKind }) {
  const ask = { query: { subject_kind: kind } }
  const plural = subjectKinds[kind].plural.toLowerCase()
  const client = useQueryClient()
  const mayWrite = useMay('setup.write')
  const answer = useAnswer(listTypes, ask)
  const order = useCommand(orderTypes, {
    refreshes: [listTypes],
    handles: () => {
      void answer.refetch()
      return false
    },
  })
  const put = (rows: RecordType[]) => {
    // The new order stands at once; a refusal brings back what is true.
    client.setQueryData(keyOf(listTypes, ask), { rows })
    order.mutate({ body: { subject_kind: kind, ids: rows.map(({ id }) => id) } })
  }
  const marks = ({ active }: RecordType) => !active && <StatusBadge tone="warn">{say.inactive}</StatusBadge>
  return (
    <Loaded answer={answer}>
      {({ rows }) => (
        <>
          {rows.length === 0 ? (
            <EmptyState icon="camera" title={say.noTypes(plural)} text={say.emptyText} action={add} />
          ) : (
            <OrderedRows label={say.typesOf(plural)} rows={rows} marks={marks} {...(mayWrite ? { open, put, busy: order.isPending } : {})} />
          )}
          <TypeDetails key={opened} kind={kind} opened={opened} type={rows.find(({ id }) => id === opened)} close={(saved) => open(undefined, saved)} />
        </>
      )}
    </Loaded>
  )
}
