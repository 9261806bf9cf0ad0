import { listStatuses } from '#studio/records/statuses/contract.ts'
import type { SubjectKind } from '#studio/records/subject.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from './choice-filter.tsx'

export function StatusFilter({ kind, value, onChange }: { kind: SubjectKind; value: number | undefined; onChange: (id: number | undefined) => void }) {
  const statuses = useAnswer(listStatuses, { query: { subject_kind: kind } })
  return <ChoiceFilter label={words.records.status} none={words.records.anyStatus} choices={statuses.data?.rows} value={value} onChange={onChange} />
}
