import { blankInvoice } from '../invoices/blank-invoice.ts'
import { type InvoiceRecord, type InvoiceValues, withValues } from '../invoices/invoice.ts'
import { keptInvoices } from '../invoices/keep-invoices.ts'
import { sumOf } from '../invoices/totals.ts'
import type { Meaning } from './imported.ts'
import type { InvoiceSaid } from './invoice-row.ts'
import { keptKind } from './kept-kind.ts'
import { clientIn, linkedIds, namesOf } from './linked.ts'
import { mergedList } from './merged-list.ts'

/** How invoices are taken from files. One that names a session and no client is paid by the client of the session. */
export const importedInvoices = keptKind<InvoiceSaid, InvoiceRecord, InvoiceValues>({
  kind: 'invoice',
  keeping: keptInvoices,
  names: namesOf,
  needs: { column: 'client', or: ['session'], reason: 'The invoice has no client. Give the number, email or name of who pays it, or the session’s number.' },
  blank: ({ work, said, found, type_id }, status) =>
    blankInvoice({
      number: said.number,
      bill_to_id: clientIn(found) ?? 0,
      type_id: type_id ?? 0,
      status,
      invoiced_on: said.invoiced_on ?? work.today,
      at: work.now,
    }),
  valuesOf(meaning, before) {
    const { said, found } = meaning
    const { number, invoiced_on, canceled, notes } = said
    const { bill_to_id, session_id } = linkedIds(said, found, { client: 'bill_to_id', session: 'session_id' })
    return {
      ...partsOf(meaning, before),
      ...(number === undefined ? {} : { number }),
      ...(invoiced_on === undefined || invoiced_on === null ? {} : { invoiced_on }),
      ...(canceled === undefined ? {} : { canceled }),
      ...(notes === undefined ? {} : { notes }),
      ...(bill_to_id === undefined || bill_to_id === null ? {} : { bill_to_id }),
      ...(session_id === undefined ? {} : { session_id }),
    }
  },
  withValues,
  stranger({ row }, { said, found }) {
    const isOther = row.bill_to_id !== clientIn(found) || (said.lines !== undefined && sumOf(said.lines) !== row.total)
    return isOther
      ? `Invoice ${row.number} is another one in Hotshoe: another client pays it, or its total is another. It was left as it is. If both are the same, correct one of them; if not, give one of them another number. Then import the file again.`
      : null
  },
})

/** Lines, payments and due dates: what people added here stays. What comes to the same as what stands here says nothing new. */
function partsOf({ said, last }: Meaning<InvoiceSaid>, before: InvoiceRecord | null): Pick<InvoiceValues, 'lines' | 'payments' | 'dues'> {
  const { lines, payments, dues } = said
  if (before === null || last === null) {
    const has = (part: 'lines' | 'payments' | 'dues') => before !== null && before[part].length > 0
    return {
      ...(lines === undefined || has('lines') ? {} : { lines }),
      ...(payments === undefined || has('payments') ? {} : { payments }),
      ...(dues === undefined || has('dues') ? {} : { dues }),
    }
  }
  const merged = <T>(now: readonly T[], said: readonly T[], was: readonly T[] = []) => mergedList({ now, before: was, said }, (item) => JSON.stringify(item))
  return {
    ...(lines === undefined ? {} : { lines: merged(before.lines, lines, last.lines) }),
    ...(payments === undefined ? {} : { payments: merged(before.payments, payments, last.payments) }),
    ...(dues === undefined ? {} : { dues: merged(before.dues, dues, last.dues) }),
  }
}
