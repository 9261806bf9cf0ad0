import fc from 'fast-check'
import type { Hours } from './automatic-hours.ts'
import type { Wish } from './deed.ts'
import type { History } from './histories.ts'
import { type Kind, kindNames, type Settings } from './lines.ts'
import { settingsFor, wishesOf } from './wishes.ts'

/** How a trigger works by itself: in these hours, after so many minutes, and whether it sends what is late. */
export type Automation = { hours: Hours; settle: number; sendsLate: boolean }
/** A time that is tested: what was there before the triggers, how each of them works (null: a person processes), and how long passes before each step. */
export type Year = Pick<History, 'zone' | 'begins' | 'usesInvoiceStatuses'> & {
  days: number
  before: Wish[]
  triggers: { settings: Settings; automation: Automation | null }[]
  steps: { hours: number; wishes: Wish[] }[]
}
/** Histories of at most so much of everything. */
export type Size = { triggers: number; steps: number; wishes: number; booked: number }

/** Clocks change twice in most of them, in one by half an hour, in one never; in some February has 29 days. Instants are UTC. */
const places: readonly { zone: string; begins: string }[] = [
  { zone: 'America/Chicago', begins: '2026-03-06T14:20:00Z' },
  { zone: 'America/Chicago', begins: '2027-10-30T04:40:00Z' },
  { zone: 'Pacific/Auckland', begins: '2027-03-03T01:10:00Z' },
  { zone: 'Pacific/Honolulu', begins: '2027-06-26T08:30:00Z' },
  { zone: 'America/Santiago', begins: '2026-09-04T16:00:00Z' },
  { zone: 'Africa/Cairo', begins: '2027-04-22T20:30:00Z' },
  { zone: 'Australia/Lord_Howe', begins: '2026-10-02T00:20:00Z' },
  { zone: 'Atlantic/Azores', begins: '2027-09-24T00:20:00Z' },
]

export const automation: fc.Arbitrary<Automation | null> = fc.option(
  fc.record({
    hours: fc.constantFrom(
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      { days: [1, 3, 5], from: '21:00', to: '02:30' },
      { days: [7], from: '02:15', to: '12:00' },
    ),
    settle: fc.constantFrom(0, 5, 90),
    sendsLate: fc.boolean(),
  }),
  { freq: 2, nil: null },
)

/** Of clients more often than of others: birthdays and anniversaries come once in a year. */
export function years(size: Size): fc.Arbitrary<Year> {
  const kinds = fc.noShrink(
    fc.tuple(fc.subarray([...kindNames], { minLength: 1, maxLength: 1 }), fc.boolean()).map(([some, isOfClients]) => withClients(some, isOfClients)),
  )
  return fc.tuple(kinds, fc.noShrink(fc.boolean())).chain(([of, usesInvoiceStatuses]) => yearOf(size, of, usesInvoiceStatuses))
}

function withClients(kinds: readonly Kind[], isOfClients: boolean): Kind[] {
  return isOfClients && !kinds.includes('client') ? ['client', ...kinds] : [...kinds]
}

function yearOf({ triggers, steps, wishes, booked }: Size, kinds: readonly Kind[], usesInvoiceStatuses: boolean): fc.Arbitrary<Year> {
  const settings = settingsFor(kinds, usesInvoiceStatuses)
  const { wish, making } = wishesOf(kinds, settings)
  const afar = (some: fc.Arbitrary<Wish>) => fc.tuple(some, stretch).map(([each, times]) => stretched(each, times))
  const slower = fc.tuple(settings, stretch).map(([each, times]) => longer(each, times))
  return fc
    .record({
      place: fc.constantFrom(...places),
      before: fc.array(afar(fc.oneof(making, wish, ...(kinds.includes('client') ? [ofFamilies] : []))), { maxLength: booked, size: 'max' }),
      triggers: fc.array(fc.record({ settings: slower, automation }), { minLength: Math.ceil(triggers / 2), maxLength: triggers, size: 'max' }),
      first: fc.array(afar(making), { minLength: 1, maxLength: booked, size: 'max' }),
      steps: fc.array(fc.record({ hours: hoursOf(steps), wishes: fc.array(afar(wish), { maxLength: wishes, size: 'max' }) }), {
        minLength: Math.ceil(steps / 2),
        maxLength: steps,
        size: 'max',
      }),
    })
    .map(({ place, before, triggers: all, first, steps: later, ...rest }) => ({
      ...place,
      ...rest,
      usesInvoiceStatuses,
      days: 366,
      triggers: all.filter(({ settings: each }) => isToldMoment(each)),
      before: before.filter(isKept),
      steps: [{ hours: 1, wishes: first }, ...later].map(({ hours, wishes: each }) => ({ hours, wishes: each.filter(isTold) })),
    }))
}

/** So that so many steps are about a year, and end at any hour. */
function hoursOf(steps: number): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: Math.round((2 * 366 * 24) / steps) })
}

/** Days that lie days, weeks or months ahead: multiples, so that the same day is meant twice now and then. */
const stretch = fc.constantFrom(1, 1, 6, 24, 43)

function stretched(wish: Wish, times: number): Wish {
  return 'day' in wish && typeof wish.day === 'number' ? { ...wish, day: wish.day * times } : wish
}

function longer(settings: Settings, times: number): Settings {
  const { validity, repeatDays, repeat, offset, unit } = settings
  const isLong = unit === 'days' || unit === 'work-days'
  return {
    ...settings,
    validity: validity === null ? null : validity * Math.min(times, 9),
    repeatDays: repeat === 'spaced' ? repeatDays * times : repeatDays,
    offset: isLong ? offset * Math.min(times, 11) : offset,
  }
}

/** What families are known by before the triggers are there: a correction afterwards is not kept. */
const ofFamilies: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('year day' as const),
      client: fc.nat(999),
      of: fc.constantFrom(0 as const, 1 as const),
      day: fc.integer({ min: -4, max: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('year day' as const),
      client: fc.nat(999),
      of: fc.constantFrom(0 as const, 1 as const),
      day: fc.constant('leap' as const),
    }),
  },
)

const others: readonly Wish['does'][] = ['new trigger', 'change trigger', 'switch', 'delete trigger', 'decide', 'look again']

/** What people do with records and clients. */
export function isAboutRecords(wish: Wish): boolean {
  return !others.includes(wish.does)
}

/** What has no history, or none that says what was before, is left out: see the decision about back-tests. */
function isKept(wish: Wish): boolean {
  return isAboutRecords(wish) && wish.does !== 'person'
}

export function isTold(wish: Wish): boolean {
  return isKept(wish) && !(wish.does === 'year day' && typeof wish.of === 'number')
}

/** A form keeps only the last time it was sent. */
export function isToldMoment({ moment }: Settings): boolean {
  return moment !== 'not-submitted'
}
