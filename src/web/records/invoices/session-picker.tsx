import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { andMore } from '#web/ui/and-more.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from '../clear-button.ts'
import type { Picked } from '../sessions/client-picker.tsx'

const say = words.invoices.form

type SessionPickerProps = {
  value: Picked | null
  /** `client` is the session's. */
  onChange: (session: Picked | null, client: Picked | null) => void
  error?: React.ReactNode
}

/** Finds a session by its number or its client while one types. */
export function SessionPicker({ value, onChange, error }: SessionPickerProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim() === value?.name ? '' : typed.trim(), 200)
  const found = useAnswer(listSessions, { query: { search, limit: 20 } }, { keep: true })
  const rows = found.data?.rows ?? []
  const offered = rows.map(({ id, number, type, client }) => ({ value: String(id), label: `${number} · ${type.name} · ${client.name}` }))
  const known = value === null || rows.some(({ id }) => id === value.id) ? offered : [{ value: String(value.id), label: value.name }, ...offered]
  const choose = (chosen: string | null) => {
    const session = rows.find(({ id }) => String(id) === chosen)
    if (session !== undefined) onChange({ id: session.id, name: session.number }, session.client)
    else if (chosen === null) onChange(null, null)
  }
  return (
    <Select
      label={say.session}
      placeholder={say.sessionPlaceholder}
      data={[...known, ...andMore(found.data)]}
      value={value === null ? null : String(value.id)}
      onChange={choose}
      searchable
      clearable
      clearButtonProps={clearButton(say.session)}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? words.sessions.form.searching : say.noSession}
      error={error}
      maxDropdownHeight={320}
      autoComplete="off"
    />
  )
}
