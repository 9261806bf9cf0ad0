import { addDays, type CivilDate } from '#studio/calendar/civil-date.ts'
import { drawFrom } from './draw.ts'
import { dayOf, type SampleSession, written } from './sample-sessions.ts'

/** An invoice as another program would export it: every field is the text that stands in the file. */
export type SampleInvoice = Record<(typeof invoiceHeaders)[number], string>

export const invoiceHeaders = [
  'Invoice No', 'Invoice Type', 'Invoice Date', 'Client ID', 'Session No', 'Item', 'Quantity', 'Unit Price', 'Total', 'Paid', 'Payment Date', 'Payment Method', 'Payment Due Date',
] as const // biome-ignore format: a list to read across

const prices: Readonly<Record<string, number>> = { Family: 320, Newborn: 380, Maternity: 295, Senior: 260, Headshot: 145, Wedding: 2850 }
type Around = { seed: number; today: CivilDate; letter: string }

/** Invoices of most sessions of the last two years, on their day and due in a month; a few are paid in part, late, or not yet. */
export function sampleInvoices(sessions: readonly SampleSession[], { seed, today, letter }: Around): SampleInvoice[] {
  const draw = drawFrom(seed)
  const billed = sessions.filter((session) => {
    const day = dayOf(session)
    return session.Canceled === 'N' && day < today && day > addDays(today, -730) && draw.chance(70)
  })
  return billed.map((session, at) => {
    const day = dayOf(session)
    const total = prices[session['Session Type']] ?? 250
    const paidOn = addDays(day, draw.below(28))
    const open = paidOn >= today || draw.chance(2)
    const part = !open && draw.chance(1)
    return {
      'Invoice No': `${letter}-${String(at + 1).padStart(5, '0')}`,
      'Invoice Type': 'Session',
      'Invoice Date': written(day),
      'Client ID': session['Client ID'],
      'Session No': session['Session No'],
      Item: `${session['Session Type']} session`,
      Quantity: '1',
      'Unit Price': `${total}.00`,
      Total: total.toLocaleString('en-US', { minimumFractionDigits: 2 }),
      Paid: open ? '' : `${part ? Math.floor(total / 2) : total}.00`,
      'Payment Date': open ? '' : written(paidOn),
      'Payment Method': open ? '' : draw.weighted({ Card: 70, Check: 20, Cash: 10 }),
      'Payment Due Date': written(addDays(day, 30)),
    }
  })
}
