import { Text } from '@mantine/core'
import { listInvoices, readBalance } from '#studio/records/invoices/contract.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import { useAnswer } from '#web/app/api/use-answer.ts'
import { useList } from '#web/app/api/use-list.ts'
import { useMay } from '#web/app/me.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { AddLine, Line, LinesSection } from '../lines-section.tsx'
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
  const balance = sums.data !== undefined && sums.data.invoices > 0 && (
    <Text size="sm" fw={600} mt="xs" ta="end">
      {say.balance(writtenMoney(sums.data.balance, style))}
    </Text>
  )
  return (
    <LinesSection
      title={say.title}
      action={mayAdd && <AddLine link={{ to: '/invoices/new', search }} label={say.add} />}
      lists={[list]}
      none={say.none}
      below={balance}
    >
      {list.rows.map((invoice) => (
        <Line
          key={invoice.id}
          icon="invoice"
          link={{ to: '/invoices/$id', params: { id: invoice.id } }}
          name={invoice.number}
          marks={<InvoiceStanding invoice={invoice} />}
          end={<MoneyText amount={invoice.total} />}
        >
          {invoice.type.name} · <DateText date={invoice.invoiced_on} />
          {'session_id' in of && ` · ${invoice.bill_to.name}`}
        </Line>
      ))}
    </LinesSection>
  )
}
