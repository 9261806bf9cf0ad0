import { Select } from '@mantine/core'
import { words } from '#web/words/words.ts'
import { filterChoices } from './choices.ts'
import { clearButton } from './clear-button.ts'

type ChoiceFilterProps = {
  label: string
  /** What stands there when nothing is chosen. */
  none: string
  /** Undefined until they are there. */
  choices: readonly { id: number; name: string }[] | undefined
  value: number | undefined
  onChange: (id: number | undefined) => void
}

/** A list's filter by status, type or person; its value stands in the address. */
export function ChoiceFilter({ label, none, choices, value, onChange }: ChoiceFilterProps) {
  return (
    <Select
      aria-label={label}
      placeholder={none}
      data={filterChoices(choices, value, words.records.goneChoice)}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? undefined : Number(chosen))}
      clearable
      clearButtonProps={clearButton(label)}
      style={{ flex: '1 1 9rem', maxWidth: '12rem' }}
    />
  )
}
