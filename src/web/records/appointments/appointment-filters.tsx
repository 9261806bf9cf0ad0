import type { ReactNode } from 'react'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ArchivedSwitch, countSet, MemberFilter, TypeAndStatus } from '../common-filters.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { DayFilters, PeriodFilters } from '../sessions/period-filters.tsx'
import type { AppointmentSearch } from './screens.tsx'

const say = words.appointments

type AppointmentFiltersProps = { search: AppointmentSearch; change: (next: AppointmentSearch) => void; tools: ReactNode }

/** Search, span of time, and what else the list is narrowed by. */
export function AppointmentFilters({ search, change, tools }: AppointmentFiltersProps) {
  const { q, status, type, member, archived } = search
  const lesser = (
    <>
      <TypeAndStatus kind="appointment" search={search} change={change} />
      <MemberFilter label={say.facts.member} none={say.anyMember} value={member} onChange={(chosen) => change({ member: chosen })} />
      <DayFilters search={search} change={change} />
      <ArchivedSwitch value={archived} change={change} />
    </>
  )
  return (
    <FilterBar set={countSet(status, type, member, archived)} lesser={lesser} tools={tools}>
      <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
      <PeriodFilters search={search} change={change} />
    </FilterBar>
  )
}
