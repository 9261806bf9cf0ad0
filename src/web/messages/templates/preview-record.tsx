import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listInvoices } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { andMore } from '#web/ui/and-more.ts'
import { useClock } from '#web/ui/dates.tsx'
import { writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'

const say = words.templates.preview

type Found = { id: number; name: string }
type RecordProps = { choose: (id: number | null) => void }

/** For whom the preview is written: samples, or a record of the studio. */
export function PreviewRecord({ subjectKind, choose }: RecordProps & { subjectKind: SubjectKind }) {
  switch (subjectKind) {
    case 'client':
      return <ClientChoice choose={choose} />
    case 'session':
      return <SessionChoice choose={choose} />
    case 'appointment':
      return <AppointmentChoice choose={choose} />
    case 'invoice':
      return <InvoiceChoice choose={choose} />
    case 'production_order':
      return <OrderChoice list={productionOrders.list} choose={choose} />
    case 'preproduction_order':
      return <OrderChoice list={preproductionOrders.list} choose={choose} />
    case 'task':
      return <TaskChoice choose={choose} />
    case 'web_form':
    case 'email':
    case 'incoming_text':
      return null
  }
}

function useSearch() {
  const clock = useClock()
  const [typed, type] = useState('')
  const [search] = useDebouncedValue(typed, 250)
  const told = (...parts: (string | null | undefined)[]) => parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
  return { query: { search, limit: 15 }, type, told, day: (on: string | null) => (on === null ? null : writtenDate(on, clock)) }
}

function SessionChoice({ choose }: RecordProps) {
  const { query, type, told, day } = useSearch()
  const found = useAnswer(listSessions, { query }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, number, client, primary_on }) => ({ id, name: told(client.name, number, day(primary_on)) }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchSession} type={type} choose={choose} />
}

function ClientChoice({ choose }: RecordProps) {
  const { query, type } = useSearch()
  const found = useAnswer(listClients, { query }, { keep: true })
  return <Choice rows={found.data?.rows ?? []} more={andMore(found.data)} placeholder={say.searchClient} type={type} choose={choose} />
}

function AppointmentChoice({ choose }: RecordProps) {
  const { query, type, told, day } = useSearch()
  const found = useAnswer(listAppointments, { query }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, name, client, on_day }) => ({ id, name: told(name, client?.name, day(on_day)) }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchRecord} type={type} choose={choose} />
}

function InvoiceChoice({ choose }: RecordProps) {
  const { query, type, told, day } = useSearch()
  const found = useAnswer(listInvoices, { query }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, number, bill_to, invoiced_on }) => ({ id, name: told(bill_to.name, number, day(invoiced_on)) }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchRecord} type={type} choose={choose} />
}

function OrderChoice({ list, choose }: RecordProps & { list: typeof productionOrders.list | typeof preproductionOrders.list }) {
  const { query, type, told, day } = useSearch()
  const found = useAnswer(list, { query }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, number, client, ordered_on }) => ({ id, name: told(client.name, number, day(ordered_on)) }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchRecord} type={type} choose={choose} />
}

function TaskChoice({ choose }: RecordProps) {
  const { query, type, told, day } = useSearch()
  const found = useAnswer(listTasks, { query }, { keep: true })
  const rows = (found.data?.rows ?? []).map(({ id, description, client, due_on }) => ({ id, name: told(description, client?.name, day(due_on)) }))
  return <Choice rows={rows} more={andMore(found.data)} placeholder={say.searchTask} type={type} choose={choose} />
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
