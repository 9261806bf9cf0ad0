import fc from 'fast-check'
import { canBeAbout, type Wish } from './deed.ts'
import { has, type Kind, linesOf, type Settings, sensible, words } from './lines.ts'
import { reports } from './model.ts'

const place = fc.nat(999)
/** The first of each comes most often, so that triggers and records meet. */
const status = fc.constantFrom(0, 0, 0, 1, 2)
const type = fc.constantFrom(0, 0, 0, 1)
const often = (value: boolean, weight: number) => fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(!value) })
const ahead = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -4, max: 8 }) }, { weight: 1, arbitrary: fc.constant(null) })
const due = fc.oneof({ weight: 2, arbitrary: fc.constant('default' as const) }, { weight: 3, arbitrary: ahead })
const member = fc.constantFrom(null, 0, 1)
const perhaps = (arbitrary: fc.Arbitrary<number>, weight: number) => fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: fc.constant(null) })
/** Forms are mostly on their way: then somebody waits for them, and some come in late. */
const formStatus = fc.constantFrom(1, 1, 1, 0, 2, 3)
/** Minutes; never such that it was just when the studio looked, which the program may take for new. */
const ago = fc.constantFrom(0, 0, 0, 191, 1871)
/** As people type them. */
const typed = fc.constantFrom('prints', 'PRINTS', 'Café', 'cafe', 'album', 'stop')

/** What such triggers can be set to. */
export function settingsFor(kinds: readonly Kind[], usesInvoiceStatuses: boolean): fc.Arbitrary<Settings> {
  return fc
    .record({
      line: fc.constantFrom(...linesOf(kinds, usesInvoiceStatuses)),
      type,
      status: type,
      word: fc.constantFrom(...words),
      offset: fc.integer({ min: -4, max: 4 }),
      unit: fc.constantFrom('days' as const, 'days' as const, 'weeks' as const, 'work-days' as const, 'hours' as const, 'minutes' as const),
      past: often(false, 5),
      doNotMarket: often(false, 2),
      doNotCall: often(false, 2),
      onHold: often(false, 2),
      confirmed: often(false, 2),
      canceled: often(false, 2),
      paid: often(false, 2),
      validity: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) }),
      repeat: fc.constantFrom('every' as const, 'once' as const, 'spaced' as const),
      repeatDays: fc.integer({ min: 1, max: 4 }),
      late: fc.constantFrom('wait' as const, 'wait' as const, 'never' as const),
      stays: often(false, 2),
      output: fc.constantFrom('task' as const, 'task' as const, 'call' as const, 'staff' as const),
    })
    .map(({ line, type: ofType, status: inStatus, offset, unit, ...rest }) => {
      const pick = line.basis === 'type' ? ofType : has(line.kind).statuses === 'of the type' ? ofType * 3 + inStatus : inStatus
      return sensible({ ...line, pick, ...rest, unit, offset: offset * (unit === 'hours' || unit === 'minutes' ? 7 : 1) })
    })
}

/** Whatever a trigger counts from can be chosen anew as one; the rest by itself. */
function changesOf(settings: fc.Arbitrary<Settings>): fc.Arbitrary<Partial<Settings>> {
  return fc.oneof(
    settings,
    settings.map(({ past, doNotMarket, doNotCall, onHold, confirmed, canceled, paid }) => ({
      past,
      doNotMarket,
      doNotCall,
      onHold,
      confirmed,
      canceled,
      paid,
    })),
    settings.map(({ validity }) => ({ validity })),
    settings.map(({ repeat, repeatDays }) => ({ repeat, repeatDays })),
    settings.map(({ late }) => ({ late })),
    type.map((pick) => ({ pick })),
  )
}

type Weighed = { weight: number; arbitrary: fc.Arbitrary<Wish> }

/** What people can wish about records of these kinds, and how they make them. */
export function wishesOf(kinds: readonly Kind[], settings: fc.Arbitrary<Settings>): { wish: fc.Arbitrary<Wish>; making: fc.Arbitrary<Wish> } {
  const made = kinds.flatMap((kind) => (kind === 'client' ? [] : has(kind).bySession === true ? [kind, kind, 'session' as const] : [kind]))
  const forClients: Weighed[] = kinds.includes('client') ? ofClients : []
  const making = made.length === 0 ? fc.oneof(...ofClients) : makingOf(made)
  const forForms: Weighed[] = kinds.includes('web_form') ? [{ weight: 8, arbitrary: ofForms }] : []
  const fitting = ofRecords.filter(([some]) => some.some((each) => made.some((kind) => canBeAbout(each, kind)))).map(([, weighed]) => weighed)
  return { making, wish: fc.oneof({ weight: 6, arbitrary: making }, ...fitting, ...forForms, ...forClients, ...ofAll(settings)) }
}

/** What can be its session's client's mostly is: then its client changes with the session. */
function makingOf(kinds: readonly Exclude<Kind, 'client'>[]): fc.Arbitrary<Wish> {
  return fc.oneof(...kinds.map((kind) => makingOne(kind)))
}

function makingOne(kind: Exclude<Kind, 'client'>): fc.Arbitrary<Wish> {
  return fc.record({
    does: fc.constant('make' as const),
    kind: fc.constant(kind),
    client: has(kind).bySession === true ? perhaps(place, 1) : perhaps(place, 9),
    session: perhaps(place, 4),
    type,
    status: kind === 'web_form' ? formStatus : status,
    day: ahead,
    due,
    member,
    word: typed,
    ago,
  })
}

/** With some of them, by which it is known about which kinds they can be. */
function weighed<Does extends Wish>(weight: number, arbitrary: fc.Arbitrary<Does>): [Wish[], Weighed] {
  return [fc.sample(arbitrary, { numRuns: 20, seed: 1 }), { weight, arbitrary }]
}

const ofRecords: [Wish[], Weighed][] = [
  weighed(8, fc.record({ does: fc.constant('day' as const), record: place, name: fc.constant('date' as const), day: ahead })),
  weighed(4, fc.record({ does: fc.constant('day' as const), record: place, name: fc.constant('start' as const), day: ahead })),
  weighed(4, fc.record({ does: fc.constant('day' as const), record: place, name: fc.constant('booked' as const), day: ahead })),
  weighed(4, fc.record({ does: fc.constant('hour' as const), record: place, time: fc.constantFrom('09:00', '23:30', '02:30') })),
  weighed(3, fc.record({ does: fc.constant('type' as const), record: place, type })),
  weighed(12, fc.record({ does: fc.constant('status' as const), record: place, status, due })),
  weighed(4, fc.record({ does: fc.constant('due' as const), record: place, day: ahead })),
  weighed(
    10,
    fc.record({
      does: fc.constant('flag' as const),
      record: place,
      flag: fc.constantFrom('canceled' as const, 'onHold' as const, 'confirmed' as const),
      value: fc.boolean(),
    }),
  ),
  weighed(4, fc.record({ does: fc.constant('member' as const), record: place, member })),
  weighed(3, fc.record({ does: fc.constant('give' as const), record: place, client: perhaps(place, 3) })),
  weighed(4, fc.record({ does: fc.constant('archive' as const), record: place, archived: fc.boolean() })),
  weighed(6, fc.record({ does: fc.constant('complete' as const), record: place, completed: often(true, 2) })),
  weighed(6, fc.record({ does: fc.constant('pay' as const), record: place, amount: fc.constantFrom(3000, 2000, null) })),
  weighed(16, fc.record({ does: fc.constant('report' as const), record: place, report: fc.constantFrom('delivered' as const, ...reports), ago })),
]

const ofForms = fc.record({ does: fc.constant('status' as const), record: place, status: formStatus, due: fc.constant('default' as const) })

const ofClients: Weighed[] = [
  { weight: 10, arbitrary: fc.record({ does: fc.constant('client status' as const), client: place, status, due }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('client due' as const), client: place, day: ahead }) },
  {
    weight: 14,
    arbitrary: fc.record({
      does: fc.constant('year day' as const),
      client: place,
      of: fc.constantFrom('birthday' as const, 'anniversary' as const, 0 as const, 1 as const),
      day: fc.oneof({ weight: 4, arbitrary: ahead }, { weight: 1, arbitrary: fc.constant('leap' as const) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('person' as const), client: place, member: fc.constantFrom(0 as const, 1 as const), person: perhaps(place, 3) }),
  },
]

function ofAll(settings: fc.Arbitrary<Settings>): Weighed[] {
  return [
    {
      weight: 6,
      arbitrary: fc.record({
        does: fc.constant('client flag' as const),
        client: place,
        flag: fc.constantFrom('doNotMarket' as const, 'doNotCall' as const, 'phone' as const),
        value: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('archive client' as const), client: place, archived: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('merge' as const), client: place, into: place }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('new trigger' as const), settings }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('change trigger' as const), trigger: place, settings: changesOf(settings) }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('switch' as const), trigger: place, on: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('delete trigger' as const), trigger: place, deleted: fc.boolean() }) },
    {
      weight: 16,
      arbitrary: fc.record({
        does: fc.constant('decide' as const),
        item: place,
        decision: fc.constantFrom('process' as const, 'process' as const, 'skip' as const, 'delete' as const),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ does: 'look again' as const }) },
  ]
}
