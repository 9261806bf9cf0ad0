import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { readablePhone } from '#studio/messages/readable-phone.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useMe } from '#web/app/me.ts'
import { andMore } from '#web/ui/and-more.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from '../clear-button.ts'

const say = words.sessions.form

export type Picked = { id: number; name: string }

type ClientPickerProps = {
  value: Picked | null
  onChange: (client: Picked | null) => void
  error?: React.ReactNode
  clearable?: boolean
  label?: string
  withAsterisk?: boolean
  /** In a row of filters what it is called is heard and not seen. */
  filter?: boolean
}

/** Finds a client by name, email or phone while one types. */
export function ClientPicker({ value, onChange, error, clearable = false, label = say.client, withAsterisk = false, filter = false }: ClientPickerProps) {
  const { default_country } = useMe().studio
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim() === value?.name ? '' : typed.trim(), 200)
  const found = useAnswer(listClients, { query: { search, limit: 20 } }, { keep: true })
  const rows = found.data?.rows ?? []
  const remarks = new Map(
    rows.map(({ id, email, phone, city }) => [
      String(id),
      [email, phone === null ? null : readablePhone(phone, default_country), city].filter(Boolean).join(' · '),
    ]),
  )
  const known = value === null || rows.some(({ id }) => id === value.id) ? rows : [value, ...rows]
  const choose = (id: string | null) => onChange(known.find((row) => String(row.id) === id) ?? null)
  return (
    <Select
      {...(filter ? { 'aria-label': label, style: { flex: '1 1 12rem', maxWidth: '16rem' } } : { label })}
      withAsterisk={withAsterisk}
      placeholder={filter ? words.forecast.anyClient : say.clientPlaceholder}
      data={[...known.map(({ id, name }) => ({ value: String(id), label: name })), ...andMore(found.data)]}
      value={value === null ? null : String(value.id)}
      onChange={choose}
      searchable
      clearable={clearable}
      clearButtonProps={clearButton(say.client)}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? say.searching : say.noClient}
      error={error}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {remarks.get(option.value)}
          </Text>
        </div>
      )}
      maxDropdownHeight={320}
      autoComplete="off"
    />
  )
}
