import { Switch } from '@mantine/core'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { DayFilters, PeriodFilters } from '../sessions/period-filters.tsx'
import type { AppointmentSearch } from './screens.tsx'

const say = words.appointments

type AppointmentFiltersProps = { search: AppointmentSearch; change: (next: AppointmentSearch) => void }

/** Search, span of time, and what else the list is narrowed by. */
export function AppointmentFilters({ search, change }: AppointmentFiltersProps) {
  const set = [search.status, search.type, search.member, search.archived].filter((value) => value !== undefined).length
  return (
    <FilterBar set={set} lesser={<Lesser search={search} change={change} />}>
      <SearchBox label={say.search} value={search.q} onSearch={(text) => change({ q: text })} />
      <PeriodFilters search={search} change={change} />
    </FilterBar>
  )
}

/** A status is offered once its type is chosen: every type has its own. */
function Lesser({ search, change }: AppointmentFiltersProps) {
  const { type } = search
  const types = useAnswer(listTypes, { query: { subject_kind: 'appointment' } })
  const statuses = useAnswer(listStatuses, { query: { subject_kind: 'appointment', type_id: type ?? 0 } }, { when: type !== undefined })
  const members = useAnswer(listMembers, { query: { limit: 500 } })
  return (
    <>
      <ChoiceFilter
        label={say.facts.type}
        none={say.anyType}
        choices={types.data?.rows}
        value={type}
        onChange={(chosen) => change({ type: chosen, status: undefined })}
      />
      {type !== undefined && (
        <ChoiceFilter
          label={words.records.status}
          none={words.records.anyStatus}
          choices={statuses.data?.rows}
          value={search.status}
          onChange={(status) => change({ status })}
        />
      )}
      <ChoiceFilter
        label={say.facts.member}
        none={say.anyMember}
        choices={members.data?.rows}
        value={search.member}
        onChange={(member) => change({ member })}
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
