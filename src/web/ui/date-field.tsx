import { DateInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { isDateOrder } from '#studio/calendar/date-order.ts'
import { readDate } from '#studio/calendar/written-date.ts'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { nearness, useClock } from './dates.tsx'
import { daysFromToday } from './written.ts'

type DateFieldProps = {
  label: string
  /** A civil date, `2026-11-21`. */
  value: string | null
  onChange: (date: string | null) => void
  error?: React.ReactNode
  /** Says below it how far away the day is. */
  near?: boolean
  /** The label stands inside, for filters. */
  bare?: boolean
  style?: React.CSSProperties
}

/** A day: chosen in the calendar, or typed as people of the studio write dates. */
export function DateField({ near = false, bare = false, label, value, onChange, ...field }: DateFieldProps) {
  const { studio, today } = useMe()
  const clock = useClock()
  const order = isDateOrder(studio.date_order) ? studio.date_order : 'mdy'
  const read = (typed: string) => {
    const date = readDate(typed, order)
    return date.ok ? date.value : null
  }
  return (
    <DateInput
      {...field}
      {...(bare ? { 'aria-label': label, placeholder: label } : { label })}
      value={value}
      onChange={onChange}
      dateParser={read}
      valueFormat={(date) => whole(date, studio.language)}
      hideOutsideDates
      defaultDate={value ?? today}
      firstDayOfWeek={order === 'mdy' ? 0 : 1}
      clearable
      description={near && value !== null ? nearness(daysFromToday(value, clock)) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      clearButtonProps={{ 'aria-label': words.dateField.clear(label), tabIndex: 0 }}
      ariaLabels={words.dateField.calendar}
      popoverProps={{ withinPortal: true }}
      autoComplete="off"
    />
  )
}

function whole(date: string, language: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, parts).format(new Date(`${date.slice(0, 10)}T00:00:00Z`))
}
