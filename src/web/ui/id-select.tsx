import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '#web/words/words.ts'

export type IdChoice = { id: number; name: string; disabled?: boolean }

type IdSelectProps = {
  label: string
  choices: readonly IdChoice[]
  value: number | null
  onChange: (id: number | null) => void
  /** What a number is called that is not among the choices any more. */
  gone?: string | undefined
  description?: ReactNode
  placeholder?: string | undefined
  error?: ReactNode
  required?: boolean
  clearable?: boolean
  disabled?: boolean
  style?: React.CSSProperties
}

/** Chooses a record by its name: a status, a template, a member. What was chosen before stays to be seen, also when it is no longer offered. */
export function IdSelect({ label, choices, value, onChange, gone, clearable = false, ...field }: IdSelectProps) {
  const known = value === null || choices.some(({ id }) => id === value)
  const all = known ? choices : [...choices, { id: value, name: gone ?? String(value) }]
  return (
    <Select
      {...field}
      label={label}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={all.map(({ id, name, disabled = false }) => ({ value: String(id), label: name, disabled }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      searchable={all.length > 8}
      clearable={clearable}
      allowDeselect={clearable}
      clearButtonProps={{ 'aria-label': words.dateField.clear(label), tabIndex: 0 }}
    />
  )
}
