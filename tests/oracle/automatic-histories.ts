import fc from 'fast-check'
import type { AnyWish, Death, OwnWish } from './automatic-deed.ts'
import type { Hours } from './automatic-hours.ts'
import type { Automation } from './automatic-studio.ts'
import type { Wish } from './deed.ts'
import { type Settings, sensible } from './lines.ts'

/** So long passes; `back`: the studio looks once more, and the clock steps back two hours. */
export type Passing = { minutes: number } | { hours: number } | { aroundMidnight: number } | 'back'
export type Step = { passes: Passing; wishes: AnyWish[] }
export type History = {
  zone: string
  begins: string
  triggers: { settings: Settings; automation: Automation }[]
  studio: Extract<OwnWish, { does: 'change studio' }>
  steps: Step[]
}
export type Size = { triggers: number; steps: number; wishes: number; booked: number }

/** Where clocks change soon, midnight is skipped or comes twice. Instants are UTC. */
const places: readonly Pick<History, 'zone' | 'begins'>[] = [
  { zone: 'America/Chicago', begins: '2026-03-06T14:20:00Z' },
  { zone: 'America/Chicago', begins: '2026-10-30T16:40:00Z' },
  { zone: 'Pacific/Auckland', begins: '2026-04-03T01:10:00Z' },
  { zone: 'America/Santiago', begins: '2026-09-04T16:00:00Z' },
  { zone: 'Africa/Cairo', begins: '2026-04-22T10:30:00Z' },
  { zone: 'America/Havana', begins: '2026-10-30T15:30:00Z' },
  { zone: 'Australia/Lord_Howe', begins: '2026-10-02T00:20:00Z' },
  { zone: 'Atlantic/Azores', begins: '2026-10-23T10:20:00Z' },
]

const place = fc.nat(999)
const often = <T>(value: T, weight: number, otherwise: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise })

/** Those of a shop, at night, around the clock, at the weekend, and in an hour that clocks skip or show twice. */
const hours: fc.Arbitrary<Hours> = fc.constantFrom(
  { days: [1, 2, 3, 4, 5, 6], from: '09:00', to: '19:30' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '23:00' },
  { days: [1, 2, 3, 4, 5], from: '20:00', to: '06:00' },
  { days: [5, 6, 7], from: '23:15', to: '01:45' },
  { days: [6, 7], from: '02:00', to: '03:00' },
  { days: [1, 2, 4, 6], from: '12:00', to: '14:15' },
)
const settle = fc.constantFrom(0, 5, 5, 90)
const automation: fc.Arbitrary<Automation> = fc.record({
  automatic: often(true, 6, fc.constant(false)),
  hours: often<Hours | null>(null, 2, hours),
  settle: often<number | null>(null, 2, settle),
})
const automating = fc.record(
  { automatic: fc.boolean(), hours: often<Hours | null>(null, 1, hours), settle: often<number | null>(null, 1, settle) },
  { requiredKeys: [] },
)

const studio: fc.Arbitrary<History['studio']> = fc.record({
  does: fc.constant('change studio' as const),
  hours,
  settle,
  cap: fc.constantFrom(null, 1, 1, 2),
  bulk: fc.constantFrom(2, 4, 50, 50),
})

/** The first of each comes most often, so that triggers and sessions meet. */
const status = fc.constantFrom(0, 0, 0, 1)
const type = fc.constantFrom(0, 0, 0, 0, 1)
const line = fc.constantFrom(
  { kind: 'session' as const, basis: 'status' as const, moment: 'status-changed' as const },
  { kind: 'session' as const, basis: 'status' as const, moment: 'status-changed' as const },
  { kind: 'session' as const, basis: 'status' as const, moment: 'session-date' as const },
  { kind: 'session' as const, basis: 'type' as const, moment: 'session-date' as const },
)
const settings: fc.Arbitrary<Settings> = fc
  .record({
    line,
    pick: type,
    offset: fc.integer({ min: -3, max: 2 }),
    unit: fc.constantFrom('days' as const, 'days' as const, 'hours' as const),
    past: often(false, 8, fc.constant(true)),
    onHold: fc.boolean(),
    validity: often<number | null>(null, 3, fc.integer({ min: 0, max: 4 })),
    late: fc.constantFrom('wait' as const, 'wait' as const, 'send' as const, 'never' as const),
    stays: fc.boolean(),
    output: fc.constantFrom('task' as const, 'call' as const, 'call' as const),
  })
  .map(({ line: { kind, basis, moment }, offset, unit, ...rest }) => {
    const never = { word: '', doNotMarket: false, doNotCall: false, confirmed: false, canceled: true, paid: false, repeat: 'every' as const, repeatDays: 1 }
    return sensible({ ...rest, ...never, kind, basis, moment, offset: unit === 'hours' ? offset * 8 : offset, unit })
  })

const ahead = fc.integer({ min: -2, max: 4 })
const booking: fc.Arbitrary<Extract<Wish, { does: 'make' }>> = fc.record({
  does: fc.constant('make' as const),
  kind: fc.constant('session' as const),
  client: place,
  session: fc.constant(null),
  type,
  status,
  day: ahead,
  due: fc.constant('default' as const),
  member: fc.constant(null),
  word: fc.constant(''),
  ago: fc.constant(0),
})

const death: fc.Arbitrary<Death> = fc.record({
  faults: fc.constantFrom(0, 4, 5, 6, 7),
  batches: fc.constantFrom(null, 0, 1, 1, 2, 3),
  inHand: fc.boolean(),
})

const byDay = fc.oneof(
  { weight: 7, arbitrary: booking },
  { weight: 1, arbitrary: booking.map((each) => ({ does: 'import' as const, booking: each })) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('day' as const), record: place, name: fc.constant('date' as const), day: ahead }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('hour' as const), record: place, time: fc.constantFrom('09:00', '23:30', '02:30') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('type' as const), record: place, type }) },
  { weight: 10, arbitrary: fc.record({ does: fc.constant('status' as const), record: place, status, due: fc.constant('default' as const) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('flag' as const), record: place, flag: fc.constant('onHold' as const), value: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('give' as const), record: place, client: place }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('archive' as const), record: place, archived: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('client flag' as const), client: place, flag: fc.constant('phone' as const), value: fc.boolean() }) },
) satisfies fc.Arbitrary<AnyWish>

const changed = fc.oneof(
  settings.map(({ offset, unit, kind, basis, moment }) => ({ offset, unit, kind, basis, moment })),
  settings.map(({ validity }) => ({ validity })),
  settings.map(({ late }) => ({ late })),
  settings.map(({ onHold }) => ({ onHold })),
)
const byTrigger = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('change trigger' as const), trigger: place, settings: changed }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('switch' as const), trigger: place, on: often(true, 1, fc.constant(false)) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('automate' as const), trigger: place, automation: automating, includes: fc.boolean() }) },
) satisfies fc.Arbitrary<AnyWish>

const item = place
const run = place
const waits = fc.constantFrom(null, null, 'late' as const, 'brake' as const, 'cap' as const, 'stopped' as const)
const byPerson = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('decide' as const), item, decision: fc.constantFrom('process', 'skip', 'skip', 'delete') }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('let go' as const), item }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hold back' as const), item, days: fc.constantFrom(null, 1, 1, 2, 6) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), trigger: place, only: waits }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('let in' as const), trigger: place, record: place }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('stop' as const), run, stopped: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), run }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pause' as const), paused: often(false, 1, fc.constant(true)) }) },
  { weight: 1, arbitrary: studio },
) satisfies fc.Arbitrary<AnyWish>

const byItself = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ does: 'find' as const }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('work' as const), death: fc.oneof(fc.constant(null), death) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('carry out' as const), death: fc.oneof(fc.constant(null), death) }) },
) satisfies fc.Arbitrary<AnyWish>

const wish: fc.Arbitrary<AnyWish> = fc.oneof(
  { weight: 10, arbitrary: byDay },
  { weight: 3, arbitrary: byTrigger },
  { weight: 9, arbitrary: byPerson },
  { weight: 9, arbitrary: byItself },
)

/** Mostly it is a few minutes or hours; sometimes nobody looks for days, or looks just around midnight, or the clock goes back. */
const passes: fc.Arbitrary<Passing> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ minutes: fc.constantFrom(1, 4, 6, 20) }) },
  { weight: 6, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 24 }) }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: 25, max: 110 }) }) },
  { weight: 2, arbitrary: fc.record({ aroundMidnight: fc.integer({ min: -80, max: 80 }) }) },
  { weight: 1, arbitrary: fc.constant('back' as const) },
)

/** A history of at most so much of everything. */
export function histories({ triggers, steps, wishes, booked }: Size): fc.Arbitrary<History> {
  return fc
    .record({
      place: fc.constantFrom(...places),
      triggers: fc.array(fc.record({ settings, automation }), { minLength: Math.ceil(triggers / 2), maxLength: triggers, size: 'max' }),
      studio,
      first: fc.array(booking, { minLength: Math.ceil(booked / 2), maxLength: booked, size: 'max' }),
      steps: fc.array(fc.record({ passes, wishes: fc.array(wish, { maxLength: wishes, size: 'max' }) }), { minLength: 1, maxLength: steps, size: 'max' }),
    })
    .map(({ place: where, first, steps: later, ...rest }) => ({ ...where, ...rest, steps: [{ passes: { hours: 1 }, wishes: first }, ...later] }))
}
