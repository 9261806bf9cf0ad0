import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Invoice } from '#studio/records/invoices/contract.ts'
import { DateText } from '#web/ui/dates.tsx'
import { Facts } from '#web/ui/details.tsx'
import { words } from '#web/words/words.ts'
import { LongText } from '../long-text.tsx'
import classes from '../section.module.css'
import { Section } from '../section.tsx'
import { MoneyText } from './money-text.tsx'

const say = words.invoices
const names = say.facts

/** What an invoice comes to. */
export function InvoiceSums({ invoice, children }: { invoice: Invoice; children: ReactNode }) {
  const { total, paid, balance, payment_due_on } = invoice
  return (
    <Section title={say.standing}>
      <Facts
        facts={[
          [say.total, <MoneyText key="total" amount={total} />],
          [say.paid, <MoneyText key="paid" amount={paid} />],
          [say.balance, <MoneyText key="balance" amount={balance} strong />],
          [say.nextDue, payment_due_on && <DateText date={payment_due_on} near />],
        ]}
      />
      {children}
    </Section>
  )
}

/** Who pays, what for, and what is noted. */
export function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { bill_to, session, session_client, type, invoiced_on, external_id, notes } = invoice
  const link = classes.link ?? ''
  return (
    <>
      <Section title={words.records.details}>
        <Facts
          facts={[
            [
              names.billTo,
              <Link key="client" to="/clients/$id" params={{ id: bill_to.id }} className={link}>
                {bill_to.name}
              </Link>,
            ],
            [
              names.session,
              session && (
                <Link key="session" to="/sessions/$id" params={{ id: session.id }} className={link}>
                  {session.name}
                </Link>
              ),
            ],
            [
              names.sessionClient,
              session_client === null || session_client.id === bill_to.id ? null : (
                <Link key="session client" to="/clients/$id" params={{ id: session_client.id }} className={link}>
                  {session_client.name}
                </Link>
              ),
            ],
            [names.type, type.name],
            [names.date, <DateText key="date" date={invoiced_on} />],
            [names.externalId, external_id],
          ]}
        />
      </Section>
      {notes !== '' && (
        <Section title={words.records.notes}>
          <LongText text={notes} />
        </Section>
      )}
    </>
  )
}
