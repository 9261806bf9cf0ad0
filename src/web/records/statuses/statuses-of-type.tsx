import { Button } from '@mantine/core'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { subjectKinds, type TypedKind } from '#studio/records/subject.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IdSelect } from '#web/ui/id-select.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import type { SetupSearch } from './screens.tsx'
import type { SetupProps } from './statuses.tsx'
import { StatusesOf } from './statuses-of.tsx'

const say = words.statuses

type StatusesOfTypeProps = SetupProps & {
  kind: TypedKind
  /** The type in the address; without one, the first. */
  type: number | undefined
  choose: (type: number | undefined, more?: SetupSearch) => void
}

/** The statuses of a kind whose types have statuses of their own: one type at a time. */
export function StatusesOfType({ kind, type, choose, ...setup }: StatusesOfTypeProps) {
  const types = useAnswer(listTypes, { query: { subject_kind: kind } })
  const { plural } = subjectKinds[kind]
  return (
    <Loaded answer={types}>
      {({ rows }) => {
        const chosen = rows.find(({ id }) => id === type) ?? rows[0]
        if (chosen === undefined) {
          return (
            <EmptyState
              icon="trigger"
              title={say.noTypes(plural.toLowerCase())}
              text={say.noTypesNext}
              action={<Button onClick={() => choose(undefined, { part: 'types' })}>{say.parts.types}</Button>}
            />
          )
        }
        return (
          <>
            <IdSelect
              label={say.ofType}
              description={say.ofTypeHint(plural.toLowerCase())}
              choices={rows.map(({ id, name, active }) => ({ id, name: active ? name : say.inactiveType(name) }))}
              value={chosen.id}
              onChange={(id) => choose(id ?? undefined)}
              style={{ maxWidth: '26rem' }}
            />
            <StatusesOf key={chosen.id} kind={kind} typeId={chosen.id} {...setup} />
          </>
        )
      }}
    </Loaded>
  )
}
