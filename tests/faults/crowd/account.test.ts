import { expect, test } from 'vitest'
import { troublesOfCounts } from './account-counts.ts'
import { troublesOfItems } from './account-items.ts'
import { troublesOfMail } from './account-mail.ts'
import type { Books } from './books.ts'
import { newJournal } from './journal.ts'

/** One session that fits, found by a job and processed by Pat: an email, a task. The proof is worth something only if it can say no. */
const good: Books = {
  studio: 1,
  today: '2026-05-04',
  sessions: [{ id: 7, booked: true, wedding: false, day: '2026-05-11', out: false, email: 'c7.s1@sink.test', name: 'Anna' }],
  outputs: [
    { id: 1, trigger: 1, channel: 'email' },
    { id: 2, trigger: 1, channel: 'task' },
    { id: 3, trigger: 2, channel: 'email' },
  ],
  items: [{ id: 5, trigger: 1, session: 7, occurrence: '2026-05-11', state: 'processed', event: 12 }],
  events: [
    { id: 11, item: 5, before: null, after: 'active', reason: null, run: null, job: 90, actor: 'Find active items' },
    { id: 12, item: 5, before: 'active', after: 'processed', reason: null, run: 3, job: null, actor: 'Pat' },
  ],
  effects: [
    { item: 5, output: 1, state: 'generated', email: 21, task: null },
    { item: 5, output: 2, state: 'generated', email: null, task: 31 },
  ],
  emails: [{ id: 21, item: 5, address: 'c7.s1@sink.test', subject: 'For Anna', dispatch: 'waiting', stale: false }],
  tasks: [{ id: 31, item: 5, canceled: false }],
  runs: [{ id: 3, state: 'done', total: 1 }],
  decisions: [{ run: 3, item: 5, decision: 'process', outcome: 'processed' }],
  jobs: [{ id: 90, job: 'Find active items', outcome: 'done', detail: null, counts: { found: 1 } }],
  left: [{ what: 'changed records', count: 0 }],
}
const [email] = good.emails
const [session] = good.sessions
const [item] = good.items

const told = (books: Partial<Books>, journal = newJournal()) => [
  ...troublesOfItems({ ...good, ...books }, { mailed: false }),
  ...troublesOfCounts({ ...good, ...books }, journal, { killed: false }),
]
const one = <T extends object>(row: T | undefined, fields: Partial<T>): T[] => (row === undefined ? [] : [{ ...row, ...fields }])

test('books that are right are right', () => {
  expect(told({})).toEqual([])
})

test.each<[string, Partial<Books>, string]>([
  ['a record that fits and has no item', { items: [], events: [], effects: [], emails: [], tasks: [] }, 'has no item'],
  ['an item that nobody decided', { items: one(item, { state: 'active' }) }, 'its record fits, and it is active'],
  ['a second email', { emails: [...good.emails, ...one(email, { id: 22 })] }, 'it is processed and has 2 emails'],
  ['an email that was lost', { emails: [] }, 'it is processed and has 0 emails'],
  ['a second task', { tasks: [...good.tasks, { id: 32, item: 5, canceled: false }] }, 'it is processed and has 2 tasks'],
  ['an email of a record that is out', { sessions: one(session, { out: true }) }, 'its record does not fit, and it is processed'],
  ['an email of a deleted item', { items: one(item, { state: 'deleted' }) }, 'it is deleted and has 1 emails'],
  ['an email to an old address', { sessions: one(session, { email: 'new.s1@sink.test' }) }, 'the client has new.s1@sink.test'],
  ['an email with an old name', { sessions: one(session, { name: 'Berta' }) }, 'the client is Berta'],
  ['an email to another studio’s client', { emails: one(email, { address: 'c7.s2@sink.test' }) }, 'somebody else’s'],
  ['a history with a gap', { events: good.events.slice(0, 1) }, 'its history ends with active'],
  [
    'a run that counts more than it did',
    { decisions: [...good.decisions, { run: 3, item: 6, decision: 'process', outcome: 'processed' }] },
    'says 2 processed, and 1 were',
  ],
  ['a run that was never carried out', { runs: [{ id: 3, state: 'running', total: 1 }] }, 'run 3 is running'],
  [
    'a job that counts too much',
    { jobs: [{ id: 90, job: 'Find active items', outcome: 'done', detail: null, counts: { found: 2 } }] },
    'counts 2 found, and 1 were',
  ],
  ['a job that failed', { jobs: [...good.jobs, { id: 91, job: 'Carry out decisions', outcome: 'failed', detail: 'why', counts: {} }] }, 'failed: why'],
  ['changes that nobody looked at', { left: [{ what: 'changed records', count: 3 }] }, '3 changed records are left'],
])('%s is told', (_, books, sentence) => {
  expect(told(books)).toContainEqual(expect.stringContaining(sentence))
})

test('an email that is looked at once more before it leaves may stand for a record that is out', () => {
  expect(told({ sessions: one(session, { out: true }), emails: one(email, { stale: true }) })).toEqual([])
})

test('somebody who was told “deleted” of what was not is told', () => {
  const journal = { ...newJournal(), decided: [{ studio: 1, item: 5, person: 'Pat', to: 'deleted' as const }] }
  expect(told({}, journal)).toContainEqual(expect.stringContaining('which happened 0 times'))
})

test('a mail server that lost one or got another twice is told', () => {
  const sent = one(email, { dispatch: 'sent' })
  const address = 'c7.s1@sink.test'
  expect(troublesOfMail(sent, [address])).toEqual([])
  expect(troublesOfMail(sent, [])).toEqual([expect.stringContaining('got 0 emails, and 1 count as sent')])
  expect(troublesOfMail(sent, [address, address])).toEqual([expect.stringContaining('only 1 may have left')])
  expect(troublesOfMail(one(email, { dispatch: 'in-doubt' }), [address])).toEqual([])
})
