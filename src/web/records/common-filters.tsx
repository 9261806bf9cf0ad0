import { Switch } from '@mantine/core'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { subjectKinds, type TypedKind } from '#studio/records/subject.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from './choice-filter.tsx'
import { StatusFilter } from './status-filter.tsx'

const say = words.records

type Sorted = { type?: number | undefined; status?: number | undefined }
type TypeAndStatusProps = {
  kind: TypedKind
  search: Sorted
  change: (next: Sorted) => void
  /** False where the studio does without statuses. */
  statuses?: boolean
}

/** By type and by status. Where each type has statuses of its own they are offered once the type is chosen. */
export function TypeAndStatus({ kind, search: { type, status }, change, statuses = true }: TypeAndStatusProps) {
  const types = useAnswer(listTypes, { query: { subject_kind: kind } })
  const ofType = subjectKinds[kind].statusesOf === 'type'
  const choose = (chosen: number | undefined) => change(ofType ? { type: chosen, status: undefined } : { type: chosen })
  return (
    <>
      <ChoiceFilter label={say.type} none={say.anyType} choices={types.data?.rows} value={type} onChange={choose} />
      {statuses && (!ofType || type !== undefined) && (
        <StatusFilter kind={kind} {...(ofType && type !== undefined ? { type } : {})} value={status} onChange={(next) => change({ status: next })} />
      )}
    </>
  )
}

type MemberFilterProps = { label: string; none: string; photographers?: true; value: number | undefined; onChange: (id: number | undefined) => void }

/** By a person of the studio. */
export function MemberFilter({ photographers, ...filter }: MemberFilterProps) {
  const members = useAnswer(listMembers, { query: { photographers, limit: 500 } })
  return <ChoiceFilter choices={members.data?.rows} {...filter} />
}

type ArchivedSwitchProps = { value: true | undefined; change: (next: { archived: true | undefined }) => void }

/** The archived ones, and only those. */
export function ArchivedSwitch({ value, change }: ArchivedSwitchProps) {
  return <Switch label={say.archived} checked={value === true} onChange={(event) => change({ archived: event.currentTarget.checked || undefined })} />
}

/** How many of these filters are set. */
export function countSet(...values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length
}
