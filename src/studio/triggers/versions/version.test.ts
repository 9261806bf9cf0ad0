import { expect, test } from 'vitest'
import { t7 } from '#support/example-trigger.ts'
import { proposalOf } from '../proposal.ts'
import { comparisonOf } from './comparison.ts'
import { namesOf } from './names.ts'
import { type Happened, versionAt, versionsOf } from './version.ts'

const actor = { kind: 'user', id: 1, name: 'Mara' } as const
const happened = (what: Happened['what'], changes: Happened['changes'] = {}): Happened => ({
  at: new Date('2026-05-04T13:00:00Z'),
  what,
  armed: false,
  changes,
  rolledBackTo: null,
  actor,
})
const none = namesOf({ status: new Map(), type: new Map(), template: new Map(), member: new Map(), department: new Map() })

test('versions are taken back from the rule as it stands, those before switching and deleting by the number they had', () => {
  const events = [
    happened('created'),
    happened('switched-on'),
    happened('changed', { offset_count: [-7, -14] }),
    happened('deleted'),
    happened('restored'),
    happened('changed', { offset_count: [-14, -3], description: ['A', 'B'] }),
  ]
  const versions = versionsOf(t7({ version: 6, offset_count: -3, description: 'B' }), events)
  expect(versions.map(({ number, rule }) => [number, rule.offset_count, rule.description])).toEqual([
    [1, -7, 'A'],
    [3, -14, 'A'],
    [6, -3, 'B'],
  ])
  expect([0, 1, 2, 5, 9, 10].map((number) => versionAt(versions, number, 9)?.number ?? null)).toEqual([null, 1, 1, 3, 6, null])
  expect(versionsOf(t7(), [])).toEqual([])
})

test('an output of earlier days has what outputs have since; a field that is no more is passed over', () => {
  const [output] = t7().outputs
  const old = { id: 4, recipient: { kind: 'client', member_id: null, department_id: null, name: null }, steps: [{ channel: 'email', template_id: 1 }] }
  const [first] = versionsOf(t7({ version: 2 }), [happened('created'), happened('changed', { outputs: [[old], [output]], colour: ['red', 'blue'] })])
  expect(first?.rule.outputs).toMatchObject([{ id: 4, steps: [{ channel: 'email', template_id: 1, attach: [], priority: 2, task_type_id: null }] }])
  expect(first?.rule).not.toHaveProperty('colour')
})

test('everything that a rule has is compared, each in its own words', () => {
  const before = proposalOf(t7())
  const after = {
    ...before,
    description: 'Other',
    subject_kind: 'appointment',
    basis: 'type',
    status_id: null,
    any_type: true,
    keyword: 'yes',
    moment: 'appointment-date',
    offset_count: -2,
    offset_unit: 'hours',
    validity_days: 1,
    repeat: 'spaced',
    repeat_days: 30,
    late: 'never',
    stays_when_moved_on: true,
    purpose: 'marketing',
    automatic: true,
    settle_minutes: 1,
    exclusions: { ...before.exclusions, past: true },
  } as const
  expect(comparisonOf(before, after, none)).toEqual([
    'Description: “Reminder a week before” → “Other”',
    'Records: sessions → appointments',
    'Picked by: status → type',
    'Status: number 1, deleted since → none',
    'Type: none → any',
    'Keyword: none → “yes”',
    'Moment: Primary session date → Appointment date',
    'Offset: 7 days before → 2 hours before',
    'Valid: as usual → for 1 day',
    'Counts again: every time → at most every 30 days',
    'What comes too late: list it as late → leave it out',
    'Listed even if the record has moved on: no → yes',
    'Purpose: belongs to a booking → marketing',
    'Processed: by a person → automatically',
    'Settles: as the studio says → for 1 minute',
    'Exclusion “Triggered date is past” added',
  ])
  expect(comparisonOf(before, before, none)).toEqual([])
})

test('outputs are told apart by their numbers, and their order counts', () => {
  const rule = proposalOf(t7())
  const [output] = rule.outputs
  if (output === undefined) throw new Error('no output')
  const [one, two] = [
    { ...output, id: 1 },
    { ...output, id: 2 },
  ]
  const differences = (before: (typeof one)[], after: (typeof one)[]) => comparisonOf({ ...rule, outputs: before }, { ...rule, outputs: after }, none)
  expect(differences([one, two], [two, one])).toEqual(['Order of the outputs changed'])
  expect(differences([one, two], [two])).toEqual(['Output removed: email the client, or call if there is no usable email'])
  expect(differences([one], [{ ...one, recipient: { kind: 'member', member_id: 9, department_id: null } }])).toEqual([
    'Recipient: the client → number 9, deleted since',
  ])
  const [email, call] = one.steps
  if (email === undefined || call === undefined) throw new Error('no steps')
  const other = { ...call, description: '', notes: 'Ask.', due_in_days: 1, priority: 1, department_id: 3, attach: ['invoice-copy' as const] }
  expect(differences([one], [{ ...one, steps: [email, other] }])).toEqual(
    [
      'wording “Remind” → none',
      'department none → number 3, deleted since',
      'due in 0 days → 1 day',
      'priority normal → high',
      'attached nothing → copy of the invoice',
      'notes changed',
    ].map((text) => `Call of the output for the client: ${text}`),
  )
})
