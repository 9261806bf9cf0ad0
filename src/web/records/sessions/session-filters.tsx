import { Switch } from '@mantine/core'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { DayFilters, PeriodFilters } from './period-filters.tsx'
import type { SessionSearch } from './screens.tsx'

const say = words.sessions

type SessionFiltersProps = { search: SessionSearch; change: (next: SessionSearch) => void }

/** Search, span of time, and what else the list is narrowed by. */
export function SessionFilters({ search, change }: SessionFiltersProps) {
  const set = [search.status, search.type, search.photographer, search.archived].filter((value) => value !== undefined).length
  return (
    <FilterBar set={set} lesser={<Lesser search={search} change={change} />}>
      <SearchBox label={say.search} value={search.q} onSearch={(text) => change({ q: text })} />
      <PeriodFilters search={search} change={change} />
    </FilterBar>
  )
}

function Lesser({ search, change }: SessionFiltersProps) {
  const types = useAnswer(listTypes, { query: { subject_kind: 'session' } })
  const photographers = useAnswer(listMembers, { query: { photographers: true, limit: 500 } })
  return (
    <>
      <StatusFilter kind="session" value={search.status} onChange={(status) => change({ status })} />
      <ChoiceFilter label={say.facts.type} none={say.anyType} choices={types.data?.rows} value={search.type} onChange={(type) => change({ type })} />
      <ChoiceFilter
        label={say.facts.photographer}
        none={say.anyPhotographer}
        choices={photographers.data?.rows}
        value={search.photographer}
        onChange={(photographer) => change({ photographer })}
      />
      <DayFilters search={search} change={change} />
      <Switch
        label={words.records.archived}
        checked={search.archived === true}
        onChange={(event) => change({ archived: event.currentTarget.checked ? true : undefined })}
      />
    </>
  )
}
