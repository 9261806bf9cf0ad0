import { Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { listDepartments } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { countSet, MemberFilter, TypeAndStatus } from '../common-filters.tsx'
import { FilterBar } from '../filter-bar.tsx'
import type { TaskSearch } from './screens.tsx'

const say = words.tasks

type TaskFiltersProps = { search: TaskSearch; change: (next: TaskSearch) => void; tools: ReactNode }

/** Search, one's own, and what else the list is narrowed by. */
export function TaskFilters({ search, change, tools }: TaskFiltersProps) {
  const { q, mine, member, department, type, status } = search
  const me = useMe().member
  const departments = useAnswer(listDepartments, { query: { limit: 500 } })
  const lesser = (
    <>
      <TypeAndStatus kind="task" search={search} change={change} />
      {mine !== true && <MemberFilter label={say.form.member} none={say.anyMember} value={member} onChange={(chosen) => change({ member: chosen })} />}
      <ChoiceFilter
        label={say.form.department}
        none={say.anyDepartment}
        choices={departments.data?.rows}
        value={department}
        onChange={(chosen) => change({ department: chosen })}
      />
    </>
  )
  return (
    <FilterBar set={countSet(member, department, type, status)} lesser={lesser} tools={tools}>
      <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
      {me !== null && (
        <Switch label={say.mine} checked={mine === true} onChange={(event) => change({ mine: event.currentTarget.checked || undefined, member: undefined })} />
      )}
    </FilterBar>
  )
}
