import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Task } from '#studio/records/tasks/contract.ts'
import { type TaskLink, taskLinks } from '#studio/records/tasks/task.ts'
import { clientPlace, sessionPlace } from '#web/app/places.ts'
import { TextLink } from '#web/ui/links.tsx'
import { words } from '#web/words/words.ts'
import { linkedOf } from './linked.ts'

const places = {
  client_id: clientPlace,
  session_id: sessionPlace,
  appointment_id: (id: number) => `/appointments/${id}`,
  invoice_id: (id: number) => `/invoices/${id}`,
} as const

/** The records a task is about, as facts that lead there. */
export function linkFacts(task: Task): (readonly [string, ReactNode])[] {
  const linked = linkedOf(task)
  return taskLinks.map((field) => {
    const record = linked[field]
    return [words.tasks.form.links[field], record === null ? null : <Leading key={field} field={field} record={record} />]
  })
}

function Leading({ field, record: { id, name } }: { field: TaskLink; record: { id: number; name: string } }) {
  if (field === 'production_order_id' || field === 'preproduction_order_id') {
    return (
      <TextLink to="/orders" search={{ view: field === 'production_order_id' ? 'production' : 'preproduction', open: id }}>
        {name}
      </TextLink>
    )
  }
  return (
    <Anchor component={Link} to={places[field](id)}>
      {name}
    </Anchor>
  )
}
