import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { words } from '#web/words/words.ts'
import { hintBelow } from './hint-below.ts'

type WholeFieldProps = {
  label: string
  value: number | null
  /** The least and the most, both included. */
  range: readonly [least: number, most: number]
  onChange: (value: number) => void
  /** Called when the field is emptied; without it a number is needed. */
  onClear?: () => void
  error?: React.ReactNode
  description?: React.ReactNode
  maw?: string
}

/** A whole number. One out of range stays as it was typed, with the range below it, and its form is not sent (`refuse-unreadable.ts`). */
export function WholeField({ value, range, onChange, onClear, error, ...field }: WholeFieldProps) {
  const [least, most] = range
  const [typed, setTyped] = useState<number | string | null>(null)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setTyped(null)
  }
  const change = (next: number | string) => {
    const taken = typeof next === 'number' ? next >= least && next <= most : next === '' && onClear !== undefined
    setTyped(taken ? null : next)
    if (!taken) return
    if (typeof next === 'number') onChange(next)
    else onClear?.()
  }
  return (
    <NumberInput
      {...hintBelow}
      {...field}
      min={least}
      max={most}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator={most > 99_999 ? ',' : ''}
      value={typed ?? value ?? ''}
      onChange={change}
      error={typed === null ? error : words.wholeField.between(least, most)}
      data-unreadable={typed === null ? undefined : true}
    />
  )
}
