import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { standingOf } from './standing.ts'
import { type Due, inOrder, lineAmount, paymentDueOn, sumOf } from './totals.ts'

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
const days = fc.integer({ min: 1, max: 19 }).map((day): CivilDate => `2026-06-${10 + day}`)
const dues = fc.array(fc.record({ due_on: days, amount: fc.integer({ min: 1, max: 100_000 }) }), { maxLength: 8 })

describe('quantity times price', () => {
  test.each([
    [1, 3500, 3500],
    [2.5, 3333, 8333],
    [0.5, 5, 3],
    [0.5, -5, -3],
    [0.333, 100, 33],
    [1.005, 1000, 1005],
    [999_999.999, 10_000, 9_999_999_990],
  ])('%d × %i is %i: half a cent is rounded away from nothing', (quantity, price, amount) => {
    expect(lineAmount(quantity, price)).toBe(amount)
  })

  test('taken back by the same quantity at the price below nothing, nothing is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), cents, (thousandths, price) => {
        expect(sumOf([{ amount: lineAmount(thousandths / 1000, price) }, { amount: lineAmount(thousandths / 1000, -price) }])).toBe(0)
      }),
    )
  })
})

describe('the payment date', () => {
  const two: Due[] = [
    { due_on: '2026-06-20', amount: 70_000 },
    { due_on: '2026-05-10', amount: 30_000 },
  ]
  test.each([
    [0, '2026-05-10'],
    [29_999, '2026-05-10'],
    [30_000, '2026-06-20'],
    [99_999, '2026-06-20'],
    [100_000, null],
    [150_000, null],
    [-5000, '2026-05-10'],
  ])('with %i paid of a deposit and a rest is %s', (paid, day) => {
    expect(paymentDueOn(two, { total: 100_000, paid })).toBe(day)
  })

  test('without dates, or with all of them covered, what is left is due on no certain day', () => {
    expect(paymentDueOn([], { total: 100, paid: 0 })).toBeNull()
    expect(paymentDueOn([{ due_on: '2026-05-10', amount: 40 }], { total: 100, paid: 40 })).toBeNull()
  })

  test('nothing to pay is due on no day, even with dates', () => {
    expect(paymentDueOn(two, { total: 0, paid: 0 })).toBeNull()
    expect(paymentDueOn(two, { total: -100, paid: 0 })).toBeNull()
  })

  test('it is one of the dates; everything before it is covered; and it moves only later when more is paid', () => {
    fc.assert(
      fc.property(dues, cents, fc.integer({ min: 0, max: 100_000 }), cents, (some, paid, more, total) => {
        const day = paymentDueOn(some, { total, paid })
        if (day === null) {
          expect(paid >= total || some.length === 0 || paid >= sumOf(some)).toBe(true)
        } else {
          const upTo = (test: (due: string) => boolean) => sumOf(some.filter(({ due_on }) => test(due_on)))
          expect(upTo((due) => due < day)).toBeLessThanOrEqual(Math.max(paid, 0))
          expect(upTo((due) => due <= day)).toBeGreaterThan(paid)
        }
        const later = paymentDueOn(some, { total, paid: paid + more })
        expect(later === null || (day !== null && later >= day)).toBe(true)
      }),
    )
  })

  test('the order in which the dates were typed makes no difference', () => {
    fc.assert(
      fc.property(dues, cents, (some, paid) => {
        expect(paymentDueOn(some.toReversed(), { total: 1_000_001, paid })).toBe(paymentDueOn(some, { total: 1_000_001, paid }))
        expect(inOrder(some).map(({ due_on }) => due_on)).toEqual(some.map(({ due_on }) => due_on).toSorted())
      }),
    )
  })
})

test.each([
  [{ total: 100, paid: 0 }, '2026-05-03', 'overdue'],
  [{ total: 100, paid: 0 }, '2026-05-04', 'open'],
  [{ total: 100, paid: 50 }, null, 'open'],
  [{ total: 100, paid: 100 }, null, 'paid'],
  [{ total: 100, paid: 120 }, null, 'credit'],
  [{ total: 0, paid: 0 }, null, 'blank'],
  [{ total: 100, paid: 0, canceled: true }, null, 'canceled'],
] as const)('%o, due %s, stands as %s', (owed, payment_due_on, standing) => {
  expect(standingOf({ canceled: false, ...owed, balance: owed.total - owed.paid, payment_due_on }, '2026-05-04')).toBe(standing)
})
