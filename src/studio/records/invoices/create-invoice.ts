import type { Work } from '#studio/staff/work.ts'
import { givenDate } from '../given-date.ts'
import { nextNumber } from '../next-number.ts'
import { chooseStatus } from '../statuses/choose-status.ts'
import { defaultDueOn, entering } from '../statuses/status.ts'
import { writeRecords } from '../write-records.ts'
import { blankInvoice } from './blank-invoice.ts'
import { checkInvoice } from './check-invoice.ts'
import type { NewInvoice } from './contract.ts'
import { withValues } from './invoice.ts'
import { keptInvoices } from './keep-invoices.ts'
import { readInvoicing } from './read-invoicing.ts'
import { nobodyPays, statusesUnused } from './refusals.ts'
import { refuseStrangers } from './refuse-strangers.ts'

/**
 * Makes an invoice and returns its row number. Without a number it gets the next one, without a day it is of today, without a bill-to
 * client the session's client pays. It begins in the initial status; another is refused where the studio uses no invoice statuses.
 */
export async function createInvoice(work: Work, given: NewInvoice): Promise<number> {
  const { status_id, status_due_on, bill_to_id: wanted, type_id, ...fields } = given
  const invoicing = await readInvoicing(work)
  if (!invoicing.usesStatuses && (status_id !== undefined || status_due_on !== undefined)) throw statusesUnused()
  const values = checkInvoice(fields, { ...invoicing, today: work.today })
  const bill_to_id = wanted ?? (await clientOf(work, fields.session_id ?? null))
  if (bill_to_id === null) throw nobodyPays()
  const status = await chooseStatus(work, { subject_kind: 'invoice', type_id: null }, status_id)
  // A due date that nobody sees and nobody can move would lie in wait until the statuses are switched on.
  const usual = invoicing.usesStatuses ? defaultDueOn(status, work.today, work.studio.workWeek) : null
  const dueOn = givenDate('status_due_on', status_due_on)
  const enters = entering(status.id, dueOn === undefined ? usual : dueOn, work.now)
  const number = values.number ?? (await nextNumber(work, 'invoice'))
  const blank = blankInvoice({ number, bill_to_id, type_id, status: enters, invoiced_on: work.today, at: work.now })
  const invoice = withValues(blank, values, work.now)
  await refuseStrangers(work, null, invoice)
  const [id] = await writeRecords(work, keptInvoices, [{ before: null, after: invoice, what: 'created' }])
  return id ?? 0
}

async function clientOf(work: Work, sessionId: number | null): Promise<number | null> {
  if (sessionId === null) return null
  const session = await work.db.selectFrom('session').select('client_id').where('id', '=', sessionId).executeTakeFirst()
  return session?.client_id ?? null
}
