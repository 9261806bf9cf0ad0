import { Button, Collapse, Group, SegmentedControl, Stack, Switch } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { listMembers } from '#studio/staff/members/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import { ChoiceFilter } from '../choice-filter.tsx'
import { StatusFilter } from '../status-filter.tsx'
import { daysOf, type Period, periodOf, periods, type Span, spanOf, usualOrder } from './periods.ts'
import type { SessionSearch } from './screens.tsx'

const say = words.sessions

type SessionFiltersProps = { search: SessionSearch; change: (next: SessionSearch) => void }

/** Search, span of time, and what else the list is narrowed by. On a phone the lesser filters fold away. */
export function SessionFilters({ search, change }: SessionFiltersProps) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const lesser = [search.status, search.type, search.photographer, search.archived].filter((value) => value !== undefined).length
  const [open, { toggle }] = useDisclosure(lesser > 0)
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SearchBox label={say.search} value={search.q} onSearch={(text) => change({ q: text })} />
        <Periods search={search} change={change} />
        <OrderButton search={search} change={change} />
        {phone && (
          <Button variant="default" aria-expanded={open} onClick={toggle}>
            {say.filters(lesser)}
          </Button>
        )}
      </Group>
      {phone ? (
        <Collapse expanded={open}>
          <Lesser search={search} change={change} />
        </Collapse>
      ) : (
        <Lesser search={search} change={change} />
      )}
    </Stack>
  )
}

function Periods({ search, change }: SessionFiltersProps) {
  const { today } = useMe()
  const period = periodOf(search, today)
  const choose = (wanted: Period) => {
    if (wanted === 'own') return
    change({ ...spanOf(wanted, today), order: undefined })
  }
  const offered = periods.filter((one) => one !== 'own' || period === 'own')
  return (
    <SegmentedControl
      aria-label={say.period}
      size="sm"
      data={offered.map((value) => ({ value, label: say.periods[value] }))}
      value={period}
      onChange={(value) => choose(value)}
      style={{ flexWrap: 'wrap' }}
    />
  )
}

/** From which end the list is looked through; the usual one needs no place in the address. */
function OrderButton({ search, change }: SessionFiltersProps) {
  const { today } = useMe()
  const usual = usualOrder(periodOf(search, today))
  const order = search.order ?? usual
  const other = order === 'latest' ? 'earliest' : 'latest'
  return (
    <Button variant="default" onClick={() => change({ order: other === usual ? undefined : other })}>
      {say.orders[order]}
    </Button>
  )
}

/** What most lists do without. */
function Lesser({ search, change }: SessionFiltersProps) {
  const { today } = useMe()
  const days = daysOf(search, today)
  // Emptying both is asking for all there is.
  const pick = (picked: Span) => change({ ...picked, span: picked.from === undefined && picked.to === undefined ? 'all' : undefined })
  const types = useAnswer(listTypes, { query: { subject_kind: 'session' } })
  const photographers = useAnswer(listMembers, { query: { photographers: true, limit: 500 } })
  return (
    <Group gap="sm">
      <StatusFilter kind="session" value={search.status} onChange={(status) => change({ status })} />
      <ChoiceFilter label={say.facts.type} none={say.anyType} choices={types.data?.rows} value={search.type} onChange={(type) => change({ type })} />
      <ChoiceFilter
        label={say.facts.photographer}
        none={say.anyPhotographer}
        choices={photographers.data?.rows}
        value={search.photographer}
        onChange={(photographer) => change({ photographer })}
      />
      <DateField
        bare
        label={say.from}
        value={days.from ?? null}
        onChange={(from) => pick({ ...days, from: from ?? undefined })}
        style={{ flex: '1 1 9.5rem', maxWidth: '11rem' }}
      />
      <DateField
        bare
        label={say.to}
        value={days.to ?? null}
        onChange={(to) => pick({ ...days, to: to ?? undefined })}
        style={{ flex: '1 1 9.5rem', maxWidth: '11rem' }}
      />
      <Switch
        label={words.records.archived}
        checked={search.archived === true}
        onChange={(event) => change({ archived: event.currentTarget.checked ? true : undefined })}
      />
    </Group>
  )
}
