import type { Generated } from 'kysely'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { StatusColumns } from '../tables.ts'

/** Amounts are in the smallest unit of the studio's currency. */
export interface InvoiceTable extends StatusColumns {
  studio_id: Generated<number>
  id: Generated<number>
  number: string
  external_id: string | null
  type_id: number
  type_set_at: Date
  bill_to_id: number
  session_id: number | null
  invoiced_on: CivilDate
  payment_due_on: CivilDate | null
  payment_due_set_at: Date
  total: Generated<number>
  paid: Generated<number>
  balance: Generated<number>
  canceled: Generated<boolean>
  notes: Generated<string>
  history_at: Date | null
  archived_at: Date | null
  created_at: Date
  version: Generated<number>
}

export interface InvoiceLineTable {
  studio_id: Generated<number>
  invoice_id: number
  position: number
  description: string
  quantity: Generated<string>
  unit_price: number
  amount: number
}

export interface InvoicePaymentTable {
  studio_id: Generated<number>
  invoice_id: number
  position: number
  paid_on: CivilDate
  amount: number
  method: Generated<string>
  note: Generated<string>
}

export interface InvoiceDueTable {
  studio_id: Generated<number>
  invoice_id: number
  position: number
  due_on: CivilDate
  amount: number
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    invoice: InvoiceTable
    invoice_line: InvoiceLineTable
    invoice_payment: InvoicePaymentTable
    invoice_due: InvoiceDueTable
  }
}
