import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Invoice } from '#studio/records/invoices/contract.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import { DateText } from '#web/ui/dates.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { words } from '#web/words/words.ts'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { MoneyText, useMoneyStyle } from './money-text.tsx'

const say = words.invoices

/** What is asked for. */
export function InvoiceLines({ invoice: { lines, total } }: { invoice: Invoice }) {
  const style = useMoneyStyle()
  const many = new Intl.NumberFormat(style.language, { maximumFractionDigits: 3 })
  return (
    <Section title={say.lines}>
      <Rows
        none={say.noLines}
        rows={lines.map(({ description, quantity, unit_price, amount }) => ({
          what: description,
          remark: quantity === 1 ? null : say.each(many.format(quantity), writtenMoney(unit_price, style)),
          amount,
        }))}
        sum={lines.length > 1 ? [say.total, total] : null}
      />
    </Section>
  )
}

/** What was paid, and given back. */
export function InvoicePayments({ invoice: { payments, paid } }: { invoice: Invoice }) {
  return (
    <Section title={say.payments}>
      <Rows
        none={say.noPayments}
        rows={payments.map(({ paid_on, amount, method, note }) => ({
          what: <DateText date={paid_on} />,
          remark: [amount < 0 ? say.givenBack : '', method, note].filter((text) => text !== '').join(' · '),
          amount,
        }))}
        sum={payments.length > 1 ? [say.paid, paid] : null}
      />
    </Section>
  )
}

/** When how much is to be paid. Payments cover the earliest date first. */
export function InvoiceDues({ invoice: { dues, payment_due_on, canceled, balance } }: { invoice: Invoice }) {
  const isCovered = (day: string) => balance <= 0 || payment_due_on === null || day < payment_due_on
  return (
    <Section title={say.dues}>
      <Rows
        none={say.noDues}
        rows={dues.map(({ due_on, amount }) => ({
          what: (
            <>
              <DateText date={due_on} near /> {!canceled && isCovered(due_on) && <StatusBadge tone="good">{say.covered}</StatusBadge>}
            </>
          ),
          remark: null,
          amount,
        }))}
        sum={null}
      />
    </Section>
  )
}

type Row = { what: ReactNode; remark: string | null; amount: number }
type RowsProps = { rows: readonly Row[]; none: string; sum: readonly [string, number] | null }

function Rows({ rows, none, sum }: RowsProps) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    )
  }
  return (
    <ul className={classes.lines}>
      {rows.map(({ what, remark, amount }, at) => (
        // A row has nothing of its own but its place.
        <li key={`row ${at}`}>
          <div className={classes.body}>
            {what}
            {remark !== null && remark !== '' && (
              <Text size="xs" c="dimmed">
                {remark}
              </Text>
            )}
          </div>
          <MoneyText amount={amount} />
        </li>
      ))}
      {sum !== null && (
        <li>
          <Text className={classes.body ?? ''} inherit fw={600}>
            {sum[0]}
          </Text>
          <MoneyText amount={sum[1]} strong />
        </li>
      )}
    </ul>
  )
}
