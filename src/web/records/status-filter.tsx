import { listStatuses } from '#studio/records/statuses/contract.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from './choice-filter.tsx'

type StatusFilterProps = {
  kind: SubjectKind
  /** Where each type has statuses of its own: whose. */
  type?: number
  value: number | undefined
  onChange: (id: number | undefined) => void
}

export function StatusFilter({ kind, type, value, onChange }: StatusFilterProps) {
  const statuses = useAnswer(listStatuses, { query: { subject_kind: kind, type_id: type } })
  return <ChoiceFilter label={words.records.status} none={words.records.anyStatus} choices={statuses.data?.rows} value={value} onChange={onChange} />
}
