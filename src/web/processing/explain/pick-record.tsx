import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { listAppointments } from '#studio/records/appointments/contract.ts'
import { listClients } from '#studio/records/clients/contract.ts'
import { listInvoices } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { readTrigger } from '#studio/triggers/contract.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { TextLink } from '#web/ui/links.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { SearchBox } from '#web/ui/search-box.tsx'
import { words } from '#web/words/words.ts'
import classes from './explain.module.css'
import { explainRoute } from './screens.tsx'

const say = words.why

/** A trigger, and the record that somebody asks about. */
export function PickRecord({ trigger: id }: { trigger: number }) {
  const trigger = useAnswer(readTrigger, { params: { id } })
  const { q } = explainRoute.useSearch()
  const navigate = useNavigate()
  return (
    <Loaded answer={trigger}>
      {({ description, subject_kind: kind }) => (
        <Page title={say.pick} description={say.pickText(description)}>
          <SearchBox label={say.search} value={q} onSearch={(wanted) => void navigate({ to: '/explain', search: { trigger: id, q: wanted }, replace: true })} />
          <Found kind={kind} trigger={id} search={q} />
        </Page>
      )}
    </Loaded>
  )
}

const lists = {
  session: listSessions,
  client: listClients,
  appointment: listAppointments,
  invoice: listInvoices,
  production_order: productionOrders.list,
  preproduction_order: preproductionOrders.list,
  task: listTasks,
} as const

type Finding = { kind: TriggerSubject; trigger: number; search: string | undefined }

function Found({ kind, ...asked }: Finding) {
  if (kind === 'web_form' || kind === 'email' || kind === 'incoming_text') return <Text c="dimmed">{say.notSearchable}</Text>
  return <FoundRecords kind={kind} {...asked} />
}

function FoundRecords({ kind, trigger, search }: Finding & { kind: keyof typeof lists }) {
  const found = useAnswer(lists[kind] as typeof listSessions, { query: { limit: 20, ...(search === undefined ? {} : { search }) } }, { keep: true })
  return (
    <Loaded answer={found}>
      {({ rows }) => (
        <ul className={classes.lines}>
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <TextLink to="/explain" search={{ trigger, kind, id: row.id }}>
                  {nameOf(row)}
                </TextLink>
                <Text size="sm" c="dimmed">
                  {clientOf(row)}
                </Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

type Named = { id: number; number?: string; name?: string; title?: string; description?: string; client?: { name: string } | null }

/** By what people call it, whatever its kind. */
function nameOf(row: Named): string {
  return [row.number, row.name, row.title, row.description].find((text) => text !== undefined && text !== '') ?? String(row.id)
}

function clientOf({ client }: Named): string {
  return client?.name ?? ''
}
