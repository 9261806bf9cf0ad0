import { Button, Group, Menu, Select, SimpleGrid, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Contract } from '#platform/http/contract.ts'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listInvoices } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { type TaskLink, taskLinks } from '#studio/records/tasks/task.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { words } from '#web/words/words.ts'
import { clearButton } from '../clear-button.ts'
import type { Linked } from './linked.ts'

const say = words.tasks.form

/** What each kind of record is looked for in. */
const lists: Record<TaskLink, Contract> = {
  client_id: listClients,
  session_id: listSessions,
  appointment_id: listAppointments,
  invoice_id: listInvoices,
  production_order_id: productionOrders.list,
  preproduction_order_id: preproductionOrders.list,
}

type TaskLinkFieldsProps = {
  links: Linked
  link: (field: TaskLink, record: { id: number; name: string } | null) => void
  errors: Readonly<Record<string, React.ReactNode>>
}

/** What the task is about: any records. Only those that are there take room; others are added from a menu. */
export function TaskLinkFields({ links, link, errors }: TaskLinkFieldsProps) {
  const [added, setAdded] = useState<readonly TaskLink[]>([])
  const shown = taskLinks.filter((field) => links[field] !== null || added.includes(field))
  const others = taskLinks.filter((field) => !shown.includes(field))
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {shown.map((field) => (
          <RecordPicker key={field} field={field} value={links[field]} onChange={(record) => link(field, record)} error={errors[field]} />
        ))}
      </SimpleGrid>
      {others.length > 0 && (
        <Group>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm">
                {say.addLink}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((field) => (
                <Menu.Item key={field} onClick={() => setAdded([...added, field])}>
                  {say.links[field]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
      )}
    </Stack>
  )
}

type Row = { id: number; name?: string; number?: string; client?: { name: string } | null; bill_to?: { name: string } }
type RecordPickerProps = {
  field: TaskLink
  value: { id: number; name: string } | null
  onChange: (record: { id: number; name: string } | null) => void
  error?: React.ReactNode
}

/** Finds a record while one types. */
function RecordPicker({ field, value, onChange, error }: RecordPickerProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim() === value?.name ? '' : typed.trim(), 200)
  const found = useAnswer(lists[field], { query: { search, limit: 20 } } as object, { keep: true })
  const rows = ((found.data as { rows: Row[] } | undefined)?.rows ?? []).map((row) => ({ id: row.id, name: nameOf(row) }))
  const known = value === null || rows.some(({ id }) => id === value.id) ? rows : [value, ...rows]
  return (
    <Select
      label={say.links[field]}
      placeholder={say.find}
      data={known.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value.id)}
      onChange={(chosen) => onChange(known.find(({ id }) => String(id) === chosen) ?? null)}
      searchable
      clearable
      clearButtonProps={clearButton(say.links[field])}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? words.sessions.form.searching : say.notFound}
      error={error}
      autoComplete="off"
    />
  )
}

/** Records with a number go by it, with whose they are. */
function nameOf({ name, number, client, bill_to }: Row): string {
  return [number ?? name, (bill_to ?? client)?.name].filter((part) => part !== undefined && part !== '').join(' · ')
}
