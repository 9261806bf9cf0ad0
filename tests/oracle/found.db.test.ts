import { afterAll, beforeAll, test } from 'vitest'
import { connect, type Database } from '#platform/database/connect.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { addStudio } from '#support/studio.ts'
import type { Wish } from './deed.ts'
import type { History } from './histories.ts'
import { judgeHistory } from './judge-history.ts'
import type { Settings } from './lines.ts'
import { inManyTransactions, inOneTransaction } from './program.ts'
import { setUp } from './set-up.ts'

/** The smallest histories in which the program once listed something else than the oracle. */

let own: TestDatabase
let database: Database
beforeAll(async () => {
  own = await testDatabase()
  database = connect({ url: own.url, size: 2 })
})
afterAll(async () => {
  await database.destroy()
  await own.drop()
})

const judged = async (history: Omit<History, 'usesInvoiceStatuses'>) => {
  const place = { database, studioId: await addStudio(own.url, 'Northlight Studio') }
  const rows = await setUp(inManyTransactions(place))
  await inOneTransaction(place, (program) => judgeHistory({ program, rows }, { usesInvoiceStatuses: true, ...history }))
}

const onDate: Settings = {
  kind: 'session',
  basis: 'type',
  pick: 0,
  word: '',
  moment: 'session-date',
  offset: 0,
  unit: 'days',
  past: false,
  doNotMarket: false,
  doNotCall: false,
  onHold: false,
  confirmed: false,
  canceled: false,
  paid: false,
  validity: null,
  repeat: 'every',
  repeatDays: 1,
  late: 'wait',
  stays: false,
  output: 'task',
}
const booked: Extract<Wish, { does: 'make' }> = {
  does: 'make',
  kind: 'session',
  client: 0,
  session: null,
  type: 0,
  status: 0,
  day: 0,
  due: null,
  member: null,
  word: '',
  ago: 0,
}

test('what is listed stays when the clock steps back to yesterday and it is looked at again', () =>
  judged({
    zone: 'America/Chicago',
    begins: '2026-05-04T05:20:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [booked] },
      { passes: { hours: -2 }, wishes: [{ does: 'look again' }] },
      { passes: { hours: 3 }, wishes: [] },
    ],
  }))

test('a trigger that counts from the status now still finds, though its items count from a date', () =>
  judged({
    zone: 'America/Chicago',
    begins: '2026-05-04T15:00:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [booked] },
      { passes: { hours: 1 }, wishes: [{ does: 'change trigger', trigger: 0, settings: { basis: 'status', moment: 'status-changed' } }] },
      { passes: { hours: 1 }, wishes: [{ does: 'status', record: 0, status: 1, due: null }] },
    ],
  }))

test('where midnight comes twice, what is due that day is found in its first hour', () =>
  judged({
    zone: 'America/Havana',
    begins: '2026-10-31T20:00:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [{ ...booked, day: 1 }] },
      { passes: { aroundMidnight: 20 }, wishes: [] },
      { passes: { hours: 8 }, wishes: [] },
    ],
  }))

test('a session that is given to another client takes its items along', () =>
  judged({
    zone: 'America/Chicago',
    begins: '2026-05-04T15:00:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [booked] },
      { passes: { hours: 1 }, wishes: [{ does: 'give', record: 0, client: 1 }] },
    ],
  }))

test('a trigger that is changed to records of another kind lets go what it listed, though one of them has the same number and day', () =>
  judged({
    zone: 'America/Chicago',
    begins: '2026-05-04T15:00:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [booked, ...Array.from({ length: 20 }, () => ({ ...booked, kind: 'appointment' as const }))] },
      {
        passes: { hours: 1 },
        wishes: [{ does: 'change trigger', trigger: 0, settings: { ...onDate, kind: 'appointment', basis: 'any-type', moment: 'appointment-date' } }],
      },
    ],
  }))

const onBirthday: Settings = { ...onDate, kind: 'client', basis: 'status', moment: 'birthday', offset: -2 }

test('at the end of February nobody whose birthday is unknown has one', () =>
  judged({
    zone: 'Pacific/Honolulu',
    begins: '2027-02-26T10:30:00Z',
    triggers: [onBirthday],
    steps: [{ passes: { hours: 1 }, wishes: [{ does: 'year day', client: 0, of: 'birthday', day: 20 }] }],
  }))

test('work days after a payment that is not due any more are never counted: an invoice that is canceled does not keep the studio from looking', () =>
  judged({
    zone: 'America/Chicago',
    begins: '2026-05-04T15:00:00Z',
    triggers: [{ ...onDate, kind: 'invoice', basis: 'status', moment: 'payment-due', unit: 'work-days', offset: 2 }],
    steps: [
      { passes: { hours: 1 }, wishes: [{ ...booked, kind: 'invoice', day: 0 }] },
      { passes: { hours: 72 }, wishes: [] },
      { passes: { hours: 1 }, wishes: [{ does: 'flag', record: 0, flag: 'canceled', value: true }] },
    ],
  }))
