import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { writtenMoney } from '#studio/records/invoices/money.ts'
import { letterDate } from '../rendering/date-words.ts'
import { fileName } from './confirmation-paper.ts'
import type { Attachment, InvoicePaper } from './paper.ts'
import { type PaperWords, paperWords } from './paper-words.ts'
import { addressLines, type PostalAddress } from './postal-address.ts'
import { linesOf, type Stationery, sheetOf } from './stationery.ts'

/** Amounts in the currency's smallest unit. */
export type CopiedInvoice = {
  id: number
  number: string
  session: string | null
  client: string
  language: string
  home: PostalAddress
  invoiced_on: CivilDate
  canceled: boolean
  total: number
  paid: number
  balance: number
  lines: readonly { description: string; quantity: number; unit_price: number; amount: number }[]
  payments: readonly { paid_on: CivilDate; amount: number; method: string; note: string }[]
  dues: readonly { due_on: CivilDate; amount: number }[]
}

/** A copy of an invoice as it stands, in the bill-to client's language and the studio's currency. */
export function invoiceCopyOf(studio: Stationery, invoice: CopiedInvoice, today: CivilDate): Attachment {
  const { language } = invoice
  const words = paperWords(language)
  const sheet = sheetOf(studio, { language, day: today })
  const money = (amount: number) => writtenMoney(amount, { currency: studio.currency, language })
  const count = new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
  return {
    kind: 'invoice-copy',
    name: fileName(words.invoice, invoice.number),
    paper: {
      ...sheet,
      mark: invoice.canceled ? words.canceled : sheet.mark,
      kind: 'invoice-copy',
      address: [invoice.client, ...addressLines(invoice.home, studio)],
      title: `${words.invoice} ${invoice.number} (${words.copy})`,
      about: [
        `${words.of}: ${letterDate(invoice.invoiced_on, language)}`,
        ...(invoice.session === null || invoice.session === '' ? [] : [`${words.session}: ${invoice.session}`]),
      ],
      lines: invoice.lines.map((line) => ({
        description: linesOf(line.description),
        quantity: count.format(line.quantity),
        price: money(line.unit_price),
        amount: money(line.amount),
      })),
      sums: [
        [words.total, money(invoice.total), false],
        ...(invoice.paid === 0 ? [] : [[words.paid, money(invoice.paid), false] as const]),
        invoice.balance < 0 ? [words.credit, money(-invoice.balance), true] : [words.balance, money(invoice.balance), true],
      ],
      parts: [paymentsOf(invoice, { words, money }), duesOf(invoice, { words, money })].filter(({ rows }) => rows.length > 0),
      words: { description: words.description, quantity: words.quantity, price: words.price, amount: words.amount },
    },
  }
}

type Written = { words: PaperWords; money: (amount: number) => string }
type Part = InvoicePaper['parts'][number]

function paymentsOf({ payments, language }: CopiedInvoice, { words, money }: Written): Part {
  return {
    title: words.payments,
    head: [words.date, words.how, words.amount],
    rows: payments.map(({ paid_on, method, note, amount }) => [
      letterDate(paid_on, language),
      linesOf([method, note].filter((text) => text.trim() !== '').join(', ')),
      money(amount),
    ]),
  }
}

/** What is paid covers the earliest dates first; of a date only what is left of it stands here. A canceled invoice owes nothing. */
function duesOf({ dues, paid, balance, canceled, language }: CopiedInvoice, { words, money }: Written): Part {
  let covered = paid
  const rows = dues.flatMap(({ due_on, amount }) => {
    const left = Math.min(amount, Math.max(0, amount - covered))
    covered = Math.max(0, covered - amount)
    return left > 0 && balance > 0 && !canceled ? [[letterDate(due_on, language), [], money(left)] as const] : []
  })
  return { title: words.toPay, head: [words.until, '', words.amount], rows }
}
