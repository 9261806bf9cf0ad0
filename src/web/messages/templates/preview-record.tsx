import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { andMore } from '#web/ui/and-more.ts'
import { useClock } from '#web/ui/dates.tsx'
import { writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'

const say = words.templates.preview

type Found = { id: number; name: string }
type RecordProps = { choose: (id: number | null) => void }

/** For whom the preview is written: samples, or a session or client of the studio. */
export function PreviewRecord({ subjectKind, choose }: RecordProps & { subjectKind: SubjectKind }) {
  return subjectKind === 'session' ? <SessionChoice choose={choose} /> : <ClientChoice choose={choose} />
}

function SessionChoice({ choose }: RecordProps) {
  const clock = useClock()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const found = useAnswer(listSessions, { query: { search, limit: 15 } }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, number, client, primary_on }) => ({
    id,
    name: [client.name, number, primary_on === null ? '' : writtenDate(primary_on, clock)].filter((part) => part !== '').join(' · '),
  }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchSession} type={setTyped} choose={choose} />
}

function ClientChoice({ choose }: RecordProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const found = useAnswer(listClients, { query: { search, limit: 15 } }, { keep: true })
  return <Choice rows={found.data?.rows ?? []} more={andMore(found.data)} placeholder={say.searchClient} type={setTyped} choose={choose} />
}

type ChoiceProps = RecordProps & { rows: readonly Found[]; more: ReturnType<typeof andMore>; placeholder: string; type: (text: string) => void }

function Choice({ rows, more, placeholder, type, choose }: ChoiceProps) {
  const [chosen, setChosen] = useState<Found | null>(null)
  const known = chosen === null || rows.some(({ id }) => id === chosen.id) ? rows : [chosen, ...rows]
  const pick = (value: string | null) => {
    const found = known.find(({ id }) => String(id) === value) ?? null
    setChosen(found)
    choose(found?.id ?? null)
  }
  return (
    <Select
      label={say.with}
      placeholder={`${say.samples} – ${placeholder}`}
      data={[...known.map(({ id, name }) => ({ value: String(id), label: name })), ...more]}
      value={chosen === null ? null : String(chosen.id)}
      onChange={pick}
      onSearchChange={(text) => type(text === chosen?.name ? '' : text)}
      filter={({ options }) => options}
      nothingFoundMessage={say.nothing}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': say.samples, tabIndex: 0 }}
      autoComplete="off"
    />
  )
}
