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
  className?: string | undefined
  placeholder?: string
  disabled?: boolean
  /** Hands on what is out of range too. For fields that can be put away with it, on another tab: their server refuses it there. */
  handOn?: boolean
}

/** A whole number. One out of range stays as it was typed, with the range below it, and its form is not sent (`refuse-unreadable.ts`). */
export function WholeField({ value, range, onChange, onClear, error, handOn = false, className = '', ...field }: WholeFieldProps) {
  const [least, most] = range
  const within = (number: number) => number >= least && number <= most
  const [typed, setTyped] = useState<number | string | null>(null)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setTyped(null)
  }
  const change = (next: number | string) => {
    const taken = typeof next === 'number' ? handOn || within(next) : next === '' && onClear !== undefined
    setTyped(taken ? null : next)
    if (!taken) return
    if (typeof next === 'number') onChange(next)
    else onClear?.()
  }
  const wrong = field.disabled !== true && (typed !== null || (value !== null && !within(value)))
  return (
    <NumberInput
      {...hintBelow}
      {...field}
      className={className}
      min={least}
      max={most}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator={most > 99_999 ? ',' : ''}
      value={typed ?? value ?? ''}
      onChange={change}
      error={wrong ? words.wholeField.between(least, most) : error}
      data-unreadable={wrong || undefined}
    />
  )
}
