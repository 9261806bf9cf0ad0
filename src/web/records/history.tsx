import { Button, Text } from '@mantine/core'
import { readAppointmentHistory } from '#studio/records/appointments/contract.ts'
import { readClientHistory } from '#studio/records/clients/contract.ts'
import { readInvoiceHistory } from '#studio/records/invoices/contract.ts'
import { preproductionOrders, productionOrders } from '#studio/records/orders/contract.ts'
import { readSessionHistory } from '#studio/records/sessions/contract.ts'
import type { Moment } from '#studio/records/statuses/contract.ts'
import { readTaskHistory } from '#studio/records/tasks/contract.ts'
import { readVendorHistory } from '#studio/records/vendors/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMe } from '#web/app/me.ts'
import { DateTimeText, useClock } from '#web/ui/dates.tsx'
import type { Part } from '#web/ui/details.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { writtenDate } from '#web/ui/written.ts'
import { words } from '#web/words/words.ts'
import { LongText } from './long-text.tsx'
import classes from './section.module.css'
import { Section } from './section.tsx'
import { type Telling, toldChange } from './told-change.ts'

const say = words.records.history
const whats: Readonly<Record<string, string>> = say.whats
const histories = {
  client: readClientHistory,
  session: readSessionHistory,
  appointment: readAppointmentHistory,
  invoice: readInvoiceHistory,
  production_order: productionOrders.readHistory,
  preproduction_order: preproductionOrders.readHistory,
  vendor: readVendorHistory,
  task: readTaskHistory,
} as const

type HistoryProps = { kind: keyof typeof histories; id: number; frame?: typeof Part; statuses?: boolean }

/** Who changed what, and when: the newest first. Without `statuses` the studio does not use those of the kind. */
export function History({ kind, id, frame: Frame = Section, statuses = true }: HistoryProps) {
  const list = useList(histories[kind], { params: { id }, query: { limit: 10 } })
  const { studio } = useMe()
  const moments = list.rows.filter((moment) => statuses || moment.kind !== 'status')
  const telling: Telling = { ...useClock(), country: studio.default_country, currency: studio.currency }
  return (
    <Frame title={say.title} late>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && <Loading lines={3} />}
      <ol className={classes.lines}>
        {moments.map((moment) => (
          <li key={`${moment.kind} ${moment.id}`}>
            <div className={classes.body}>
              <What moment={moment} telling={telling} />
              <Text size="xs" c="dimmed">
                <DateTimeText instant={moment.at} /> · {moment.actor.name || words.actors[moment.actor.kind]}
                {moment.cause_item_id !== null && `, ${say.byTrigger}`}
              </Text>
            </div>
          </li>
        ))}
      </ol>
      {list.more && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={list.loadingMore} onClick={list.loadMore}>
          {say.more}
        </Button>
      )}
    </Frame>
  )
}

function What({ moment, telling }: { moment: Moment; telling: Telling }) {
  if (moment.kind === 'status') {
    return (
      <>
        <Text size="sm" fw={600}>
          {say.status(moment.status.name)}
          {moment.due_on !== null && `, ${say.due(writtenDate(moment.due_on, telling))}`}
        </Text>
        {moment.note !== '' && <LongText text={moment.note} />}
      </>
    )
  }
  const changes = moment.what === 'created' || moment.what === 'imported' ? [] : Object.entries(moment.changes)
  if (changes.length === 0) {
    return (
      <Text size="sm" fw={600}>
        {whats[moment.what] ?? moment.what}
      </Text>
    )
  }
  return changes.map(([field, change]) => (
    <Text key={field} size="sm">
      {toldChange(field, change, telling)}
    </Text>
  ))
}
