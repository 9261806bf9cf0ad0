import type { ReactNode } from 'react'
import type { Status } from '#studio/records/statuses/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'

const say = words.statuses.form

type TakingOver = Pick<Status, 'default_department_id' | 'default_member_id'>

type TakenOverByProps = {
  values: Partial<TakingOver>
  set: (field: keyof TakingOver, id: number | null) => void
  errors: Readonly<Record<string, ReactNode>>
}

/** Who gets a preproduction order that comes into the status. */
export function TakenOverBy({ values, set, errors }: TakenOverByProps) {
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  return (
    <>
      <IdSelect
        label={say.department}
        description={say.takenOverHint}
        choices={departments.data?.rows ?? []}
        value={values.default_department_id ?? null}
        onChange={(id) => set('default_department_id', id)}
        error={errors.default_department_id}
        placeholder={say.asBefore}
        clearable
      />
      <IdSelect
        label={say.member}
        choices={members.data?.rows ?? []}
        value={values.default_member_id ?? null}
        onChange={(id) => set('default_member_id', id)}
        error={errors.default_member_id}
        placeholder={say.asBefore}
        clearable
      />
    </>
  )
}
