import { afterAll, beforeAll, test } from 'vitest'
import { connect, type Database } from '#platform/database/connect.ts'
import { type TestDatabase, testDatabase } from '#support/database.ts'
import { addStudio } from '#support/studio.ts'
import type { Wish } from './deed.ts'
import type { History } from './histories.ts'
import { judgeHistory } from './judge-history.ts'
import type { Settings } from './model.ts'
import { inOneTransaction } from './program.ts'

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

const judged = async (history: Omit<History, 'clients'>) => {
  const studioId = await addStudio(own.url, 'Northlight Studio')
  await inOneTransaction({ database, studioId }, (program) => judgeHistory(program, { clients: 2, ...history }))
}

const onDate: Settings = {
  basis: 'type',
  pick: 0,
  moment: 'session-date',
  offset: 0,
  unit: 'days',
  past: false,
  doNotMarket: false,
  doNotCall: false,
  onHold: false,
  confirmed: false,
  canceled: false,
  validity: null,
  repeat: 'every',
  repeatDays: 1,
  late: 'wait',
  stays: false,
  output: 'task',
}
const booked: Wish = { does: 'book', client: 0, type: 0, status: 0, primary: 0, due: null, photographer: null }

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
      { passes: { hours: 1 }, wishes: [{ does: 'status', session: 0, status: 1, due: null }] },
    ],
  }))

test('where midnight comes twice, what is due that day is found in its first hour', () =>
  judged({
    zone: 'America/Havana',
    begins: '2026-10-31T20:00:00Z',
    triggers: [onDate],
    steps: [
      { passes: { hours: 1 }, wishes: [{ ...booked, primary: 1 }] },
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
      { passes: { hours: 1 }, wishes: [{ does: 'give', session: 0, client: 1 }] },
    ],
  }))
