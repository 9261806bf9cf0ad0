import fc from 'fast-check'
import type { Wish } from './deed.ts'
import { type Kind, kindNames, type Settings } from './lines.ts'
import { settingsFor, wishesOf } from './wishes.ts'

/** So many hours, or until so many minutes after the next midnight. */
export type Passing = { hours: number } | { aroundMidnight: number }
/** A studio looks once time has passed and people did something. */
export type Step = { passes: Passing; wishes: Wish[] }
export type History = { zone: string; begins: string; usesInvoiceStatuses: boolean; triggers: Settings[]; steps: Step[] }

/** Where and when days are not 24 hours long, midnight is skipped or comes twice, and February has 29 days. Instants are UTC. */
const places: readonly { zone: string; begins: string }[] = [
  { zone: 'America/Chicago', begins: '2026-03-06T14:20:00Z' },
  { zone: 'America/Chicago', begins: '2026-10-30T04:40:00Z' },
  { zone: 'America/Chicago', begins: '2028-02-26T15:00:00Z' },
  { zone: 'Pacific/Auckland', begins: '2026-04-03T01:10:00Z' },
  { zone: 'Pacific/Auckland', begins: '2026-09-25T11:50:00Z' },
  { zone: 'Pacific/Honolulu', begins: '2027-02-26T08:30:00Z' },
  { zone: 'America/Santiago', begins: '2026-09-04T16:00:00Z' },
  { zone: 'Africa/Cairo', begins: '2026-04-22T20:30:00Z' },
  { zone: 'America/Havana', begins: '2026-10-30T03:30:00Z' },
  { zone: 'Atlantic/Azores', begins: '2026-10-24T00:20:00Z' },
]

/** A history of at most so much of everything: larger ones hold more pairs of a record and a trigger. `kinds`: of at most so many kinds; `of`: of these. */
export type Size = { triggers: number; steps: number; wishes: number; booked: number; kinds?: number; of?: readonly Kind[] }

/** About a few kinds of record, so that triggers and records meet. */
export function histories(size: Size): fc.Arbitrary<History> {
  const kinds = fc.noShrink(fc.subarray([...(size.of ?? kindNames)], { minLength: 1, maxLength: Math.min(size.kinds ?? 2, size.of?.length ?? 2) }))
  return fc.tuple(kinds, fc.noShrink(fc.boolean())).chain(([of, usesInvoiceStatuses]) => historyOf(size, of, usesInvoiceStatuses))
}

function historyOf({ triggers, steps, wishes, booked }: Size, kinds: readonly Kind[], usesInvoiceStatuses: boolean): fc.Arbitrary<History> {
  const settings = settingsFor(kinds, usesInvoiceStatuses)
  const { wish, making } = wishesOf(kinds, settings)
  return fc
    .record({
      place: fc.constantFrom(...places),
      triggers: fc.array(settings, { minLength: 1, maxLength: triggers, size: 'max' }),
      first: fc.array(making, { minLength: 1, maxLength: booked, size: 'max' }),
      steps: fc.array(fc.record({ passes, wishes: fc.array(wish, { maxLength: wishes, size: 'max' }) }), { minLength: 1, maxLength: steps, size: 'max' }),
    })
    .map(({ place, first, steps: later, ...rest }) => ({ ...place, ...rest, usesInvoiceStatuses, steps: [{ passes: { hours: 1 }, wishes: first }, ...later] }))
}

/** Mostly a night passes; sometimes nobody looks for days, looks just around midnight, or the clock goes back. */
const passes: fc.Arbitrary<Passing> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ hours: fc.integer({ min: 31, max: 120 }) }) },
  { weight: 3, arbitrary: fc.record({ aroundMidnight: fc.integer({ min: -80, max: 80 }) }) },
  { weight: 1, arbitrary: fc.constant({ hours: -2 }) },
)
