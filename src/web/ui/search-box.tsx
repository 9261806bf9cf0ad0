import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { words } from '#web/words/words.ts'
import { Icon } from './icon.tsx'

type SearchBoxProps = {
  label: string
  /** What is searched for now. */
  value: string | undefined
  /** Called a moment after the typing ends; undefined for nothing. */
  onSearch: (text: string | undefined) => void
}

/** A search, most often one that lives in the address: the way back and a reload find it again. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value ?? '')
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value ?? '')
  }
  const tell = (text: string) => {
    const wanted = text.trim() === '' ? undefined : text.trim()
    setTold(wanted)
    if (wanted !== value) onSearch(wanted)
  }
  const tellSoon = useDebouncedCallback(tell, 250)
  const type = (text: string) => {
    setTyped(text)
    tellSoon(text)
  }
  // A search sends no form that it stands in.
  const enter = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    tellSoon.flush()
  }
  const clear = () => {
    tellSoon.cancel()
    setTyped('')
    tell('')
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      leftSection={<Icon name="search" size={16} />}
      rightSection={typed === '' ? null : <CloseButton size="sm" aria-label={words.actions.clearSearch} onClick={clear} />}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={enter}
      w={{ base: '100%', xs: 320 }}
    />
  )
}
