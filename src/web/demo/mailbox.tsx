import { Text } from '@mantine/core'
import { listMails, type MailRow } from '#platform/mailbox/contract.ts'
import { useList } from '#web/app/api/use-list.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DataList } from '#web/ui/data-list/data-list.tsx'
import { DateTimeText } from '#web/ui/dates.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { MailDetails } from './mail-details.tsx'
import { mailboxRoute } from './screens.tsx'

const say = words.mailbox

/** Everybody's mailbox in one: where the demo's emails arrive instead of leaving. */
export function Mailbox() {
  const { mail } = mailboxRoute.useSearch()
  const go = mailboxRoute.useNavigate()
  const list = useList(listMails, { query: { limit: 50 } }, { every: 5_000 })
  const open = (id: number | undefined) => void go({ search: { mail: id }, resetScroll: false })
  return (
    <Page title={say.title} description={say.description}>
      <DataList
        label={say.title}
        list={list}
        columns={columns}
        id={(row) => row.id}
        open={(row) => open(row.id)}
        opened={mail}
        empty={<EmptyState icon="inbox" title={say.empty} text={say.emptyNext} />}
      />
      <MailDetails id={mail} close={() => open(undefined)} />
    </Page>
  )
}

const columns: readonly Column<MailRow>[] = [
  { key: 'subject', label: say.subject, cell: ({ subject }) => subject },
  {
    key: 'to',
    label: say.to,
    width: '34%',
    cell: ({ to }) => (
      <>
        {to.map(({ name, address }) => name || address).join(', ')}
        <Text size="xs" c="dimmed">
          {to.map(({ address }) => address).join(', ')}
        </Text>
      </>
    ),
  },
  { key: 'date', label: say.date, width: '11rem', cell: ({ date }) => (date === null ? '' : <DateTimeText instant={date} />) },
]
