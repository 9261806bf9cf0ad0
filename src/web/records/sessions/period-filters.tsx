import { Button, SegmentedControl } from '@mantine/core'
import { useMe } from '#web/app/me.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { words } from '#web/words/words.ts'
import { daysOf, type Period, periodOf, periods, type Span, spanOf, usualOrder } from './periods.ts'

const say = words.sessions

/** Which days a list shows, and from which end, as it stands in the address. */
export type DatedSearch = Span & { order?: 'earliest' | 'latest' | undefined }
type PeriodFiltersProps = { search: DatedSearch; change: (next: DatedSearch) => void }

/** The offered spans of time, and from which end the list is looked through. */
export function PeriodFilters({ search, change }: PeriodFiltersProps) {
  const { today } = useMe()
  const period = periodOf(search, today)
  const choose = (wanted: Period) => {
    if (wanted === 'own') return
    change({ ...spanOf(wanted, today), order: undefined })
  }
  const offered = periods.filter((one) => one !== 'own' || period === 'own')
  // The usual order needs no place in the address.
  const usual = usualOrder(period)
  const order = search.order ?? usual
  const other = order === 'latest' ? 'earliest' : 'latest'
  return (
    <>
      <SegmentedControl
        aria-label={say.period}
        size="sm"
        data={offered.map((value) => ({ value, label: say.periods[value] }))}
        value={period}
        onChange={(value) => choose(value)}
        style={{ flexWrap: 'wrap' }}
      />
      <Button variant="default" onClick={() => change({ order: other === usual ? undefined : other })}>
        {say.orders[order]}
      </Button>
    </>
  )
}

/** From and to. */
export function DayFilters({ search, change }: PeriodFiltersProps) {
  const { today } = useMe()
  const days = daysOf(search, today)
  // Emptying both is asking for all there is.
  const pick = (picked: Span) => change({ ...picked, span: picked.from === undefined && picked.to === undefined ? 'all' : undefined })
  return (
    <>
      <DayFilter label={say.from} value={days.from} onChange={(from) => pick({ ...days, from })} />
      <DayFilter label={say.to} value={days.to} onChange={(to) => pick({ ...days, to })} />
    </>
  )
}

type DayFilterProps = { label: string; value: string | undefined; onChange: (day: string | undefined) => void }

/** One day, from or to which a list goes. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  return <DateField bare label={label} value={value ?? null} onChange={(day) => onChange(day ?? undefined)} style={{ flex: '1 1 9.5rem', maxWidth: '11rem' }} />
}
