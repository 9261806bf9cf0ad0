import type { CivilDate } from '#studio/calendar/civil-date.ts'

/** How an invoice stands. `blank`: nothing is asked for and nothing was paid; `credit`: more was paid than asked for. */
export type Standing = 'canceled' | 'overdue' | 'open' | 'credit' | 'paid' | 'blank'

type Owed = { total: number; paid: number; balance: number; payment_due_on: CivilDate | null; canceled: boolean }

export function standingOf({ total, paid, balance, payment_due_on, canceled }: Owed, today: CivilDate): Standing {
  if (canceled) return 'canceled'
  if (balance > 0) return payment_due_on !== null && payment_due_on < today ? 'overdue' : 'open'
  if (balance < 0) return 'credit'
  return total === 0 && paid === 0 ? 'blank' : 'paid'
}
