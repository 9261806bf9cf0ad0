import { DateInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { useState } from 'react'
import { isDateOrder } from '#studio/calendar/date-order.ts'
import { readDate } from '#studio/calendar/written-date.ts'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { nearness, useClock } from './dates.tsx'
import { whenLetGo } from './when-let-go.ts'
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
  withAsterisk?: boolean
  style?: React.CSSProperties
}

/**
 * A day: chosen in the calendar, or typed as people of the studio write dates. What cannot be read stays as it was typed, with what is
 * wrong below it, and its form is not sent (`refuse-unreadable.ts`).
 */
export function DateField({ near = false, bare = false, label, value, onChange, error, ...field }: DateFieldProps) {
  const { studio, today } = useMe()
  const clock = useClock()
  const order = isDateOrder(studio.date_order) ? studio.date_order : 'mdy'
  const [opened, setOpened] = useState(false)
  const typing = useTyping(value)
  const reading = typing.text === '' ? null : readDate(typing.text, order)
  const wrong = reading === null || reading.ok ? undefined : reading.message
  const read = (typed: string) => {
    const date = readDate(typed, order)
    return date.ok ? date.value : null
  }
  const changed = (date: string | null) => {
    typing.stop()
    onChange(date)
  }
  return (
    <DateInput
      {...field}
      {...(bare ? { 'aria-label': label, placeholder: label } : { label })}
      error={(typing.ended && wrong) || error}
      data-unreadable={wrong === undefined ? undefined : true}
      value={value}
      onChange={changed}
      onInput={(event) => {
        typing.type(event.currentTarget.value)
        setOpened(false)
      }}
      onBlur={() => {
        whenLetGo(typing.end)
        setOpened(false)
      }}
      onClick={() => setOpened(true)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') typing.end()
        if (key === 'Escape' || key === 'ArrowDown') setOpened(key === 'ArrowDown')
      }}
      getDayProps={() => ({ onClick: () => setOpened(false) })}
      // Reached by the keyboard, or led back to because it is wrong: the calendar would cover the sentence below.
      popoverProps={{ opened, withinPortal: true }}
      fixOnBlur={wrong === undefined}
      dateParser={read}
      valueFormat={(date) => whole(date, studio.language)}
      hideOutsideDates
      defaultDate={value ?? today}
      firstDayOfWeek={order === 'mdy' ? 0 : 1}
      clearable
      description={near && value !== null && wrong === undefined ? nearness(daysFromToday(value, clock)) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      clearButtonProps={{ 'aria-label': words.dateField.clear(label), tabIndex: 0 }}
      ariaLabels={words.dateField.calendar}
      autoComplete="off"
    />
  )
}

/** The text while somebody types it, until it has become another date; what is wrong with it is said when they have ended. */
function useTyping(value: string | null) {
  const [text, setText] = useState('')
  const [ended, setEnded] = useState(false)
  const [known, setKnown] = useState(value)
  const stop = () => {
    setText('')
    setEnded(false)
  }
  if (value !== known) {
    setKnown(value)
    stop()
  }
  return { text, ended, stop, type: setText, end: () => setEnded(true) }
}

function whole(date: string, language: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, parts).format(new Date(`${date.slice(0, 10)}T00:00:00Z`))
}
