import type { InvoiceRow } from '#studio/records/invoices/contract.ts'
import { filedMoney } from '#studio/records/invoices/money.ts'
import type { Column } from '#web/ui/data-list/column.ts'
import { DateText } from '#web/ui/dates.tsx'
import { words } from '#web/words/words.ts'
import { clientInFile, Named, statusColumn, yesOrNo } from '../shared-columns.tsx'
import { InvoiceStanding } from './invoice-standing.tsx'
import { MoneyText } from './money-text.tsx'

const say = words.invoices
const { headers } = words.views

type Shown = {
  /** Whether the studio has invoices go through statuses. */
  statuses: boolean
}

export function invoiceColumns({ statuses }: Shown): readonly Column<InvoiceRow>[] {
  return statuses ? [...columns, statusColumn()] : columns
}

const columns: readonly Column<InvoiceRow>[] = [
  {
    key: 'invoice',
    label: say.columns.invoice,
    cell: ({ bill_to, type, number, session }) => <Named name={bill_to.name} more={[number, type.name, session?.name]} />,
    file: {
      [headers.invoiceId]: ({ external_id }) => external_id ?? '',
      [headers.invoiceNumber]: ({ number }) => number,
      ...clientInFile(({ bill_to }) => bill_to),
      [headers.sessionNumber]: ({ session }) => session?.name ?? '',
      [headers.invoiceType]: ({ type }) => type.name,
    },
    width: '30%',
  },
  {
    key: 'date',
    label: say.columns.date,
    cell: ({ invoiced_on }) => <DateText date={invoiced_on} />,
    file: { [headers.invoiceDate]: ({ invoiced_on }) => invoiced_on },
  },
  {
    key: 'total',
    label: say.columns.total,
    cell: ({ total }) => <MoneyText amount={total} />,
    file: { [headers.total]: ({ total, currency }) => filedMoney(total, currency) },
  },
  {
    key: 'balance',
    label: say.columns.balance,
    cell: ({ balance }) => <MoneyText amount={balance} strong={balance !== 0} dimmed={balance === 0} />,
    file: { [headers.paid]: ({ paid, currency }) => filedMoney(paid, currency), [headers.balance]: ({ balance, currency }) => filedMoney(balance, currency) },
  },
  {
    key: 'standing',
    label: say.columns.standing,
    cell: (invoice) => <InvoiceStanding invoice={invoice} />,
    file: { [headers.paymentDue]: ({ payment_due_on }) => payment_due_on ?? '', [headers.canceled]: ({ canceled }) => yesOrNo(canceled) },
    phone: 'plain',
  },
]
