import { type DemoSession, demoSessions } from './demo-sessions.ts'

/** What sessions cost, in cents. */
const prices: Readonly<Record<string, number>> = { Family: 32_000, Newborn: 38_000, Maternity: 29_500, Senior: 26_000, Headshot: 14_500, Wedding: 285_000 }

/** An invoice of the demo studio. Days count from today; `session` is the place of the session among all of the demo. */
export type DemoInvoice = {
  session: number
  type: 'Session' | 'Print Order'
  invoiced: number
  lines: { description: string; quantity?: number; unit_price: number }[]
  dues: { day: number; amount: number }[]
  payments: { day: number; amount: number; method: string }[]
}

/** Half of a session's price a month before, the rest on its day; prints two weeks after their order. Now and then somebody forgets. */
export const demoInvoices: readonly DemoInvoice[] = demoSessions.flatMap((session, index) => {
  if (session.canceled) return []
  return [...(index % 4 === 1 ? [ofSession(session, index)] : []), ...(index % 6 === 2 && session.day < -14 ? [ofPrints(session, index)] : [])]
})

function ofSession({ day, type }: DemoSession, index: number): DemoInvoice {
  const price = prices[type] ?? 25_000
  const half = price / 2
  const forgets = index % 16 === 5
  return {
    session: index,
    type: 'Session',
    invoiced: Math.min(0, day - 31),
    lines: [{ description: `${type} session`, unit_price: price }],
    dues: [
      { day: day - 30, amount: half },
      { day, amount: half },
    ],
    payments: [
      ...(day - 30 < -2 ? [{ day: day - 33, amount: half, method: 'Card' }] : []),
      ...(day < -2 && !forgets ? [{ day, amount: half, method: index % 3 === 0 ? 'Check' : 'Card' }] : []),
    ],
  }
}

function ofPrints({ day }: DemoSession, index: number): DemoInvoice {
  const lines = [
    { description: 'Gift prints 5×7', quantity: 6, unit_price: 2800 },
    { description: 'Canvas 20×30', unit_price: 34_000 },
    ...(index % 12 === 2 ? [{ description: 'Returning client', unit_price: -5000 }] : []),
  ]
  const total = lines.reduce((sum, { quantity = 1, unit_price }) => sum + quantity * unit_price, 0)
  return {
    session: index,
    type: 'Print Order',
    invoiced: day + 7,
    lines,
    dues: [{ day: day + 21, amount: total }],
    payments: index % 18 === 2 ? [] : [{ day: Math.min(0, day + 12), amount: total, method: 'Card' }],
  }
}
