import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { words } from '#web/words/words.ts'
import { hintBelow } from './hint-below.ts'
import { whenLetGo } from './when-let-go.ts'

type TimeFieldProps = {
  label: string
  /** A wall time, `14:30`; empty for none. */
  value: string
  onChange: (time: string) => void
  error?: React.ReactNode
  description?: React.ReactNode
}

/** A wall time in the browser's own field. Half a time is told, and its form is not sent (`refuse-unreadable.ts`): to the program it would be none. */
export function TimeField({ onChange, error, ...field }: TimeFieldProps) {
  const [half, setHalf] = useState(false)
  const look = ({ currentTarget }: { currentTarget: HTMLInputElement }) => setHalf(currentTarget.validity.badInput)
  return (
    <TextInput
      {...hintBelow}
      {...field}
      type="time"
      error={half ? words.timeField.half : error}
      onChange={(event) => {
        if (half) look(event)
        onChange(event.currentTarget.value)
      }}
      onBlur={({ currentTarget }) => whenLetGo(() => look({ currentTarget }))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') look(event)
      }}
    />
  )
}
