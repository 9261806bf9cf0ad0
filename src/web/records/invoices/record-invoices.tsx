import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listInvoices, readBalance } from '#studio/records/invoices/contract.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Loading } from '#web/ui/loaded.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { InvoiceStanding } from './invoice-standing.tsx'
import { MoneyText, useMoneyStyle } from './money-text.tsx'

const say = words.invoices.section

type RecordInvoicesProps = { of: { bill_to_id: number } | { session_id: number }; archived: boolean }

/** The invoices billed to a client, or those of a session, and what they come to. */
export function RecordInvoices({ of, archived }: RecordInvoicesProps) {
  const list = useList(listInvoices, { query: { ...of, limit: 10 } })
  const sums = useAnswer(readBalance, { query: of })
  const style = useMoneyStyle()
  const mayAdd = useMay('records.write') && !archived
  const search = 'session_id' in of ? { session: of.session_id } : { client: of.bill_to_id }
  const add = mayAdd && (
    <Button
      renderRoot={(props) => <Link to="/invoices/new" search={search} {...props} />}
      variant="light"
      size="compact-sm"
      leftSection={<Icon name="plus" size={15} />}
    >
      {say.add}
    </Button>
  )
  return (
    <Section title={say.title} action={add}>
      {list.trouble !== null && list.rows.length === 0 && <Failed trouble={list.trouble} retry={list.retry} />}
      {list.pending && <Loading lines={2} />}
      {!list.pending && list.trouble === null && list.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.none}
        </Text>
      )}
      <ul className={classes.lines}>
        {list.rows.map((invoice) => (
          <li key={invoice.id}>
            <Icon name="invoice" size={16} />
            <div className={classes.body}>
              <Link to="/invoices/$id" params={{ id: invoice.id }} className={classes.link ?? ''}>
                {invoice.number}
              </Link>{' '}
              <InvoiceStanding invoice={invoice} />
              <Text size="xs" c="dimmed">
                {invoice.type.name} · <DateText date={invoice.invoiced_on} />
                {'session_id' in of && ` · ${invoice.bill_to.name}`}
              </Text>
            </div>
            <MoneyText amount={invoice.total} />
          </li>
        ))}
      </ul>
      {list.more && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={list.loadingMore} onClick={list.loadMore}>
          {words.actions.loadMore}
        </Button>
      )}
      {sums.data !== undefined && sums.data.invoices > 0 && (
        <Text size="sm" fw={600} mt="xs" ta="end">
          {say.balance(writtenMoney(sums.data.balance, style))}
        </Text>
      )}
    </Section>
  )
}
