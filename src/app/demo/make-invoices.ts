import { addDays } from '#studio/calendar/civil-date.ts'
import { createInvoice } from '#studio/records/invoices/contract.ts'
import { listTypes } from '#studio/records/statuses/contract.ts'
import { demoInvoices } from './demo-invoices.ts'
import { type Filled, number } from './filled.ts'

/** What the demo studio's clients owe: most have paid, some still have time, a few forgot. */
export async function makeInvoices({ call, today, sessions }: Filled): Promise<void> {
  const types = (await call(listTypes, { query: { subject_kind: 'invoice' } })).rows
  for (const { session, type, invoiced, lines, dues, payments } of demoInvoices.toSorted((a, b) => a.invoiced - b.invoiced)) {
    await call(createInvoice, {
      body: {
        session_id: number(sessions, session),
        type_id: types.find(({ name }) => name === type)?.id ?? 0,
        invoiced_on: addDays(today, invoiced),
        lines,
        dues: dues.map(({ day, amount }) => ({ due_on: addDays(today, day), amount })),
        payments: payments.map(({ day, ...payment }) => ({ paid_on: addDays(today, day), ...payment })),
      },
    })
  }
}
