import type { CivilDate } from '#studio/calendar/civil-date.ts'

/** Amounts are whole numbers of the currency's smallest unit. */
export type Due = { due_on: CivilDate; amount: number }

/** Quantity (at most three decimals) × unit price, rounded half away from nothing. */
export function lineAmount(quantity: number, unitPrice: number): number {
  const thousandths = BigInt(Math.round(quantity * 1000)) * BigInt(unitPrice)
  const half = thousandths < 0n ? -500n : 500n
  return Number((thousandths + half) / 1000n)
}

export function sumOf(rows: readonly { amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}

/**
 * The earliest payment date that payments do not cover yet: they cover the earliest first. Null where nothing is left to pay, and where
 * all dates are covered: what is left then is due on no certain day.
 */
export function paymentDueOn(dues: readonly Due[], { total, paid }: { total: number; paid: number }): CivilDate | null {
  if (paid >= total) return null
  let covered = paid
  for (const { due_on, amount } of inOrder(dues)) {
    if (covered < amount) return due_on
    covered -= amount
  }
  return null
}

/** By day; on the same day as they were given. */
export function inOrder<T extends { due_on: CivilDate } | { paid_on: CivilDate }>(rows: readonly T[]): T[] {
  const dayOf = (row: T) => ('due_on' in row ? row.due_on : row.paid_on)
  return rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}
