import { Group, Input, Select, TextInput } from '@mantine/core'
import { useMe } from '#web/app/me.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from '../clear-button.ts'
import { noDay, type YearDayDraft } from './year-day-draft.ts'

const say = words.clients.form

type YearDayFieldProps = {
  label: string
  value?: YearDayDraft
  onChange: (day: YearDayDraft) => void
  error?: React.ReactNode
}

/** A birthday or anniversary: month and day, and the year where it is known. */
export function YearDayField({ label, value = noDay, onChange, error }: YearDayFieldProps) {
  const { language, date_order } = useMe().studio
  const set = (part: Partial<YearDayDraft>) => onChange({ ...value, ...part })
  const month = (
    <Select
      key="month"
      aria-label={`${label}: ${say.month}`}
      placeholder={say.month}
      data={months(language)}
      value={value.month === '' ? null : value.month}
      onChange={(chosen) => set({ month: chosen ?? '' })}
      searchable
      clearable
      clearButtonProps={clearButton(`${label}: ${say.month}`)}
      error={Boolean(error)}
      style={{ flex: '1 1 7.5rem' }}
    />
  )
  const day = (
    <TextInput
      key="day"
      aria-label={`${label}: ${say.day}`}
      placeholder={say.day}
      inputMode="numeric"
      maxLength={2}
      value={value.day}
      onChange={(event) => set({ day: event.currentTarget.value })}
      error={Boolean(error)}
      style={{ flex: '0 1 3.75rem' }}
    />
  )
  const year = (
    <TextInput
      key="year"
      aria-label={`${label}: ${say.year}, ${say.yearHint}`}
      placeholder={`${say.year}, ${say.yearHint}`}
      inputMode="numeric"
      maxLength={4}
      value={value.year}
      onChange={(event) => set({ year: event.currentTarget.value })}
      error={Boolean(error)}
      style={{ flex: '1 1 7.5rem' }}
    />
  )
  return (
    // Every part names the day it belongs to, so the frame need not be a group for those who hear it.
    <Input.Wrapper label={label} error={error} labelElement="div">
      <Group gap="xs" wrap="wrap" mt={4} mb={error ? 4 : 0}>
        {date_order === 'dmy' ? [day, month, year] : [month, day, year]}
      </Group>
    </Input.Wrapper>
  )
}

function months(language: string): { value: string; label: string }[] {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: name.format(new Date(Date.UTC(2000, at, 1))) }))
}
