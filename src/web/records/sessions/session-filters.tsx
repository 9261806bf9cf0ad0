import type { ReactNode } from 'react'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ArchivedSwitch, countSet, MemberFilter, TypeAndStatus } from '../common-filters.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { DayFilters, PeriodFilters } from './period-filters.tsx'
import type { SessionSearch } from './screens.tsx'

const say = words.sessions

type SessionFiltersProps = { search: SessionSearch; change: (next: SessionSearch) => void; tools: ReactNode }

/** Search, span of time, and what else the list is narrowed by. */
export function SessionFilters({ search, change, tools }: SessionFiltersProps) {
  const { q, status, type, photographer, archived } = search
  const lesser = (
    <>
      <TypeAndStatus kind="session" search={search} change={change} />
      <MemberFilter
        photographers
        label={say.facts.photographer}
        none={say.anyPhotographer}
        value={photographer}
        onChange={(chosen) => change({ photographer: chosen })}
      />
      <DayFilters search={search} change={change} />
      <ArchivedSwitch value={archived} change={change} />
    </>
  )
  return (
    <FilterBar set={countSet(status, type, photographer, archived)} lesser={lesser} tools={tools}>
      <SearchBox label={say.search} value={q} onSearch={(text) => change({ q: text })} />
      <PeriodFilters search={search} change={change} />
    </FilterBar>
  )
}
