import { SimpleGrid } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Status } from '#studio/records/statuses/contract.ts'
import { listDepartments, listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { IdSelect } from '#web/ui/id-select.tsx'
import { words } from '#web/words/words.ts'

const say = words.orders.form

/** Who in the studio has a record. */
export type Who = { department_id: number | null; member_id: number | null }

/** Who has a record in a status that it enters: whom the status names, both together, else who has it now. */
export function whoIn(now: Who, entered: Pick<Status, 'default_department_id' | 'default_member_id'> | undefined): Who {
  const { default_department_id = null, default_member_id = null } = entered ?? {}
  return default_department_id === null && default_member_id === null ? now : { department_id: default_department_id, member_id: default_member_id }
}

type WhoTakesOverProps = { who: Who; give: (more: Partial<Who>) => void; errors: Readonly<Record<string, ReactNode>> }

/** Who has the record from now on. Somebody who has left is not shown: the department’s default stands in. */
export function WhoTakesOver({ who, give, errors }: WhoTakesOverProps) {
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  const here = (rows: readonly { id: number }[] | undefined, id: number | null) => (rows?.some((row) => row.id === id) === true ? id : null)
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <IdSelect
        label={say.department}
        choices={departments.data?.rows ?? []}
        value={here(departments.data?.rows, who.department_id)}
        onChange={(department_id) => give({ department_id })}
        error={errors.department_id}
        placeholder={say.noDepartment}
        clearable
      />
      <IdSelect
        label={say.member}
        choices={members.data?.rows ?? []}
        value={here(members.data?.rows, who.member_id)}
        onChange={(member_id) => give({ member_id })}
        error={errors.member_id}
        placeholder={say.nobody}
        clearable
      />
    </SimpleGrid>
  )
}
