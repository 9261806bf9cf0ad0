import { describe, expect, test } from 'vitest'
import { instantOf } from '#studio/calendar/zone.ts'
import type { Stationery } from '#studio/messages/papers/stationery.ts'
import type { TriggerSubject } from '#studio/triggers/subjects.ts'
import type { Step } from '#studio/triggers/trigger.ts'
import { anItem, aRecipient, at, noEmail, noPhone } from '#support/example-reach.ts'
import { aStep, t7 } from '#support/example-trigger.ts'
import { messageDraft, type Ready, taskDraft, type Writing } from './drafts.ts'
import type { RecipientFacts } from './recipient.ts'

const zone = 'America/Chicago'
const today = '2026-05-06'
const now = instantOf(today, '12:00', zone)
const studio = { id: 1, name: 'Sunny Studio', zone, language: 'en', workWeek: [1, 2, 3, 4, 5] }
const made = { today, now, studio } as const
const leaves = new Date('2026-05-06T17:05:00Z')
const from = { from_name: 'Sunny Studio', from_address: 'hello@sunny.example', reply_to: '' }
const paper: Stationery = {
  name: 'Sunny Studio',
  address: '1 Main St\nChicago',
  phone: '',
  email: '',
  country: 'US',
  language: 'en',
  currency: 'USD',
  zone,
  window: 'by-country',
  policies: '',
  rehearsal: false,
}
const writing: Writing = {
  today,
  studio,
  sending: { from, restUntil: null, problem: () => null, unsubscribeUrl: () => null },
  leavesAt: () => leaves,
  desk: {
    members: new Map([
      [3, { name: 'Maya Ortiz', left: true }],
      [4, { name: 'Tom Berg', left: false }],
    ]),
    departments: new Map([[5, { name: 'Front desk', default_member_id: 4, archived: false }]]),
  },
}

type Change = { facts?: Partial<Ready['facts']>; recipient?: Partial<RecipientFacts>; studioPaper?: Stationery | null }

function ready(step: Step | null, { facts = {}, recipient = {}, studioPaper = paper }: Change = {}): Ready {
  const item = anItem()
  const trigger = t7()
  const [output] = trigger.outputs
  if (output === undefined) throw new Error('T7 has an output.')
  return {
    facts: {
      ...item,
      data: { language: 'en' } as Ready['facts']['data'],
      templates: new Map(),
      taskTypes: new Map([
        [1, { id: 11, duration_days: 2, is_final: false }],
        [2, { id: 12, duration_days: null, is_final: true }],
      ]),
      papers: { studio: studioPaper, putIn: () => ({ attachments: [], problem: null }) },
      ...facts,
    },
    planned: { output, recipient: aRecipient(recipient), step, place: 0, passedOver: [], problem: null, already: false },
    rendered: { subject: 'Soon', html: '<p>Soon</p>', plain: 'Soon', description: 'Remind', attachments: [], problem: null },
  }
}

describe('a task', () => {
  test('is due so many days from today, stands under its item’s records, and carries the chain that led to it', () => {
    const step = aStep('task', { due_in_days: 3, priority: 1 })
    expect(taskDraft(made, ready(step, { facts: { ancestry: [300, 400] } }))).toMatchObject({
      description: 'Remind',
      notes: 'Soon',
      start_on: null,
      due_on: '2026-05-09',
      priority: 1,
      client_id: 1042,
      session_id: 7,
      cause_item_id: 500,
      ancestry: [300, 400, 500],
      standing: null,
    })
  })

  test('whose step is gone is due today, of normal priority', () => {
    expect(taskDraft(made, ready(null))).toMatchObject({ due_on: today, priority: 2, department_id: null, member_id: null, standing: null })
  })

  test('for a member or a department is theirs, unless the step names somebody', () => {
    const step = aStep('task')
    expect(taskDraft(made, ready(step))).toMatchObject({ member_id: null, department_id: null })
    expect(taskDraft(made, ready(step, { recipient: { kind: 'member', id: 3 } }))).toMatchObject({ member_id: 3, department_id: null })
    expect(taskDraft(made, ready(step, { recipient: { kind: 'department', id: 5 } }))).toMatchObject({ member_id: null, department_id: 5 })
    const named = aStep('task', { member_id: 4, department_id: 6 })
    expect(taskDraft(made, ready(named, { recipient: { kind: 'member', id: 3 } }))).toMatchObject({ member_id: 4, department_id: 6 })
    expect(taskDraft(made, ready(named, { recipient: { kind: 'department', id: 5 } }))).toMatchObject({ member_id: 4, department_id: 6 })
  })

  test('of a type begins in its first status, and is due after the work days that lasts', () => {
    expect(taskDraft(made, ready(aStep('task', { task_type_id: 1 }))).standing).toEqual({
      type_id: 1,
      status_id: 11,
      status_entry_id: null,
      status_entered_at: now,
      status_due_on: '2026-05-08',
      status_due_set_at: now,
      completed_at: null,
    })
    expect(taskDraft(made, ready(aStep('task', { task_type_id: 2 }))).standing).toMatchObject({ status_id: 12, status_due_on: null, completed_at: now })
    expect(taskDraft(made, ready(aStep('task', { task_type_id: 3 }))).standing).toBeNull()
  })

  test.each<[TriggerSubject, string]>([
    ['appointment', 'appointment_id'],
    ['invoice', 'invoice_id'],
    ['production_order', 'production_order_id'],
    ['preproduction_order', 'preproduction_order_id'],
  ])('of an item of the kind %s names that record, and no other', (kind, column) => {
    const none = { appointment_id: null, invoice_id: null, production_order_id: null, preproduction_order_id: null }
    expect(taskDraft(made, ready(aStep('task'), { facts: { kind, subjectId: 88 } }))).toMatchObject({ ...none, [column]: 88 })
    expect(taskDraft(made, ready(aStep('task')))).toMatchObject(none)
  })
})

describe('an email', () => {
  test('goes to the address as it is now, from the studio, and rests', () => {
    expect(messageDraft(writing, ready(aStep('email')))).toMatchObject({
      channel: 'email',
      to_address: 'anna@example.com',
      to_name: 'Anna Miller',
      recipient: { kind: 'client', id: 1042 },
      purpose: 'transactional',
      subject: 'Soon',
      html: '<p>Soon</p>',
      plain: 'Soon',
      ...from,
      rest_until: leaves,
      item_id: 500,
      ancestry: [500],
      flagged: null,
    })
    expect(messageDraft(writing, ready(aStep('email'), { recipient: { email: noEmail } }))).toMatchObject({ to_address: '' })
  })

  test('is worthless after the last day on which its item is valid, by the studio’s clocks', () => {
    const until = (validUntil: Ready['facts']['validUntil']) => messageDraft(writing, ready(aStep('email'), { facts: { validUntil } }))
    expect(until('2026-05-13')).toMatchObject({ not_after: instantOf('2026-05-14', '00:00', zone) })
    expect(until(today)).toMatchObject({ not_after: instantOf('2026-05-07', '00:00', zone) })
    expect(until('2026-11-01')).toMatchObject({ not_after: instantOf('2026-11-02', '00:00', zone) })
    expect(until(null)).toMatchObject({ not_after: null })
  })

  test('that a person sends though it was missed has no such day left', () => {
    expect(messageDraft(writing, ready(aStep('email'), { facts: { validUntil: '2026-05-05' } }))).toMatchObject({ not_after: null })
  })

  test('ends by the clocks of its own studio, when studios in other zones come before and after', () => {
    const inBerlin = { ...writing, studio: { ...studio, zone: 'Europe/Berlin' } }
    const ends = [writing, inBerlin, writing].map((one) => messageDraft(one, ready(aStep('email'))))
    expect(ends).toMatchObject([zone, 'Europe/Berlin', zone].map((where) => ({ not_after: instantOf('2026-05-14', '00:00', where) })))
  })
})

describe('a call', () => {
  test('is on the list on its day, for the number as it is now, with its script', () => {
    expect(messageDraft(writing, ready(aStep('call', { due_in_days: 1, priority: 1, department_id: 5 })))).toMatchObject({
      channel: 'call',
      to_address: '+13125550101',
      due_on: '2026-05-07',
      priority: 1,
      plain: 'Soon',
      department_id: 5,
      member_id: null,
      flagged: null,
    })
    expect(messageDraft(writing, ready(aStep('call'), { recipient: { call: noPhone } }))).toMatchObject({ to_address: '' })
  })

  test('case 58: meant for somebody who has left, it goes to the default of the department, flagged', () => {
    expect(messageDraft(writing, ready(aStep('call', { member_id: 3, department_id: 5 })))).toMatchObject({
      member_id: 4,
      department_id: 5,
      flagged: 'Maya Ortiz has left; this went to Tom Berg, the default of Front desk.',
    })
  })
})

describe('a letter', () => {
  test('is written on the studio’s paper of today, to the postal address', () => {
    const draft = messageDraft(writing, ready(aStep('letter')))
    expect(draft).toMatchObject({ channel: 'letter', to_address: '12 Oak St\nChicago', subject: 'Soon', html: '<p>Soon</p>', attachments: [] })
    expect(draft).toMatchObject({ letter: { size: 'us-letter', date: 'May 6, 2026', rehearsal: false } })
    expect(messageDraft(writing, ready(aStep('letter'), { recipient: { letter: { ok: false, why: 'no-postal-address' } } }))).toMatchObject({ to_address: '' })
  })

  test('without paper is a bug, and said so', () => {
    expect(() => messageDraft(writing, ready(aStep('letter'), { studioPaper: null }))).toThrow('A letter is written on the studio’s paper')
  })
})

test.each<[TriggerSubject, object | null]>([
  ['client', null],
  ['session', null],
  ['invoice', { kind: 'invoice', id: 88, version: 3 }],
  ['task', { kind: 'task', id: 88, version: 3 }],
])('a message names a record of the kind %s beside its client and session only where they are not it', (kind, about) => {
  const draft = messageDraft(writing, ready(aStep('email'), { facts: { kind, subjectId: 88, subjectVersion: 3 }, recipient: { email: at('a@b.example') } }))
  expect(draft).toMatchObject({ about, client_id: 1042, session_id: 7, client_version: 2, session_version: 3 })
})
