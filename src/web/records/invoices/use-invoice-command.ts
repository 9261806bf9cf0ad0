import { type addPayment, type archiveInvoice, type changeInvoice, type Invoice, readInvoice } from '#studio/records/invoices/contract.ts'
import type { Trouble } from '#web/app/api/trouble.ts'
import { useRecordCommand } from '../use-record-command.ts'

type Options = { says?: (invoice: Invoice) => string; done?: (invoice: Invoice) => void; handles?: (trouble: Trouble) => boolean }
type Changing = typeof changeInvoice | typeof archiveInvoice | typeof addPayment

/** A change of an invoice. */
export function useInvoiceCommand<C extends Changing>(contract: C, options: Options) {
  return useRecordCommand<Changing>(contract, { kind: 'invoice', read: readInvoice, ...options })
}
