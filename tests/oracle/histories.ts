import fc from 'fast-check'
import type { Wish } from './deed.ts'
import type { Settings } from './model.ts'

/** So many hours, or until so many minutes after the next midnight. */
export type Passing = { hours: number } | { aroundMidnight: number }
/** A studio looks once time has passed and people did something. */
export type Step = { passes: Passing; wishes: Wish[] }
export type History = { zone: string; begins: string; clients: number; triggers: Settings[]; steps: Step[] }

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

/** A history of at most so much of everything: larger ones hold more pairs of a record and a trigger. */
export type Size = { triggers: number; steps: number; wishes: number; booked: number }

export function histories({ triggers, steps, wishes, booked }: Size): fc.Arbitrary<History> {
  return fc
    .record({
      place: fc.constantFrom(...places),
      clients: fc.integer({ min: 1, max: 4 }),
      triggers: fc.array(settings, { minLength: 1, maxLength: triggers, size: 'max' }),
      first: fc.array(booking, { minLength: 0, maxLength: booked, size: 'max' }),
      steps: fc.array(fc.record({ passes, wishes: fc.array(wish, { maxLength: wishes, size: 'max' }) }), { minLength: 1, maxLength: steps, size: 'max' }),
    })
    .map(({ place, first, steps: later, ...rest }) => ({ ...place, ...rest, steps: [{ passes: { hours: 1 }, wishes: first }, ...later] }))
}

/** Mostly a night passes; sometimes nobody looks for days, looks just around midnight, or the clock goes back. */
const passes: fc.Arbitrary<Passing> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ hours: fc.integer({ min: 31, max: 120 }) }) },
  { weight: 3, arbitrary: fc.record({ aroundMidnight: fc.integer({ min: -80, max: 80 }) }) },
  { weight: 1, arbitrary: fc.constant({ hours: -2 }) },
)
const place = fc.nat(999)
/** The first of each comes most often, so that triggers and records meet. */
const status = fc.constantFrom(0, 0, 0, 1, 2)
const type = fc.constantFrom(0, 0, 0, 1)
const often = (value: boolean, weight: number) => fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(!value) })
const ahead = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -4, max: 8 }) }, { weight: 1, arbitrary: fc.constant(null) })
const due = fc.oneof({ weight: 2, arbitrary: fc.constant('default' as const) }, { weight: 3, arbitrary: ahead })
const photographer = fc.constantFrom(null, 0, 1)

const line = fc.oneof(
  fc.record({
    basis: fc.constant('status' as const),
    moment: fc.constantFrom('birthday' as const, 'status-changed' as const, 'status-due' as const, 'session-date' as const),
  }),
  fc.record({ basis: fc.constant('type' as const), moment: fc.constantFrom('session-date' as const, 'created' as const) }),
)

const settings: fc.Arbitrary<Settings> = fc
  .record({
    line,
    pick: type,
    offset: fc.integer({ min: -4, max: 4 }),
    unit: fc.constantFrom('days' as const, 'days' as const, 'weeks' as const, 'work-days' as const, 'hours' as const, 'minutes' as const),
    past: often(false, 5),
    doNotMarket: often(false, 2),
    doNotCall: often(false, 2),
    onHold: often(false, 2),
    confirmed: often(false, 2),
    canceled: often(false, 2),
    validity: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) }),
    repeat: fc.constantFrom('every' as const, 'once' as const, 'spaced' as const),
    repeatDays: fc.integer({ min: 1, max: 4 }),
    late: fc.constantFrom('wait' as const, 'wait' as const, 'never' as const),
    stays: often(false, 2),
    output: fc.constantFrom('task' as const, 'task' as const, 'call' as const, 'photographer' as const),
  })
  .map(({ line: { basis, moment }, ...rest }) => ({
    basis,
    ...rest,
    moment,
    ...possibleOffset(moment, rest),
    stays: rest.stays && moment === 'status-changed',
    ...(moment === 'birthday' ? ofClients(rest) : {}),
  }))

function ofClients({ output }: Pick<Settings, 'output'>) {
  return { pick: 0, onHold: false, confirmed: false, canceled: false, output: output === 'photographer' ? ('task' as const) : output }
}

/** Nobody knows beforehand when a record will be created or come into a status; only the session has a time of day. */
function possibleOffset(moment: Settings['moment'], { offset, unit }: Pick<Settings, 'offset' | 'unit'>): Pick<Settings, 'offset' | 'unit'> {
  if (moment === 'status-changed') return { offset: 0, unit: 'days' }
  const inHours = unit === 'hours' || unit === 'minutes'
  if (moment === 'session-date') return { offset: offset * (inHours ? 7 : 1), unit }
  return { offset: moment === 'created' ? Math.abs(offset) : offset, unit: inHours ? 'days' : unit }
}

const booking = fc.record({ does: fc.constant('book' as const), client: place, type, status, primary: ahead, due, photographer })

/** Whatever a trigger counts from can be chosen anew as one; the rest by itself. */
const changed = fc.oneof(
  settings,
  settings.map(({ past, doNotMarket, doNotCall, onHold, confirmed, canceled }) => ({ past, doNotMarket, doNotCall, onHold, confirmed, canceled })),
  settings.map(({ validity }) => ({ validity })),
  settings.map(({ repeat, repeatDays }) => ({ repeat, repeatDays })),
  settings.map(({ late }) => ({ late })),
  settings.map(({ pick }) => ({ pick })),
)

const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: booking },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('date' as const), session: place, day: ahead }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('hour' as const), session: place, time: fc.constantFrom('09:00', '23:30', '02:30') }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('type' as const), session: place, type }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('status' as const), session: place, status, due }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('due' as const), session: place, day: ahead }) },
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant('flag' as const),
      session: place,
      flag: fc.constantFrom('onHold', 'confirmed', 'canceled'),
      value: often(false, 1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('photographer' as const), session: place, photographer }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('give' as const), session: place, client: place }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('archive session' as const), session: place, archived: often(false, 1) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('client flag' as const),
      client: place,
      flag: fc.constantFrom('doNotMarket', 'doNotCall', 'phone'),
      value: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('archive client' as const), client: place, archived: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('merge' as const), client: place, into: place }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('new trigger' as const), settings }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('change trigger' as const), trigger: place, settings: changed }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('switch' as const), trigger: place, on: often(true, 1) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete trigger' as const), trigger: place, deleted: fc.boolean() }) },
  {
    weight: 16,
    arbitrary: fc.record({ does: fc.constant('decide' as const), item: place, decision: fc.constantFrom('process', 'process', 'skip', 'delete') }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('look again' as const) }) },
  { weight: 14, arbitrary: fc.record({ does: fc.constant('birthday' as const), client: place, day: fc.oneof(ahead, fc.constant('leap' as const)) }) },
)
