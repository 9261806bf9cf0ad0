import { type Problem, Refusal } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { lockRecord } from '../lock-record.ts'
import { refuseStale } from '../stale.ts'
import { writeRecords } from '../write-records.ts'
import type { NewPayment } from './contract.ts'
import { givenPayment, taking } from './given-parts.ts'
import { type Payment, withValues } from './invoice.ts'
import { keptInvoices } from './keep-invoices.ts'
import { readInvoicing } from './read-invoicing.ts'

/** Adds a payment to an invoice, of today where no day is given. Refuses a version that is not the latest, so that none is added twice. */
export async function addPayment(work: Work, id: number, { version, ...given }: NewPayment): Promise<void> {
  const before = await lockRecord(work, keptInvoices, id)
  refuseStale('invoice', before.row, version)
  const payment = await checkedPayment(work, given)
  const after = withValues(before, { payments: [...before.payments, payment] }, work.now)
  await writeRecords(work, keptInvoices, [{ before, after, what: 'changed' }])
}

async function checkedPayment(work: Work, given: Omit<NewPayment, 'version'>): Promise<Payment> {
  const problems: Problem[] = []
  const payment = givenPayment(given, taking(problems, ''), { ...(await readInvoicing(work)), today: work.today })
  const [first] = problems
  if (first !== undefined) throw new Refusal('invalid', 'bad-payment', { message: first.message, problems })
  return payment
}
