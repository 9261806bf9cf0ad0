import { describe, expect, test } from 'vitest'
import { aStep, someReferences, t7 } from '#support/example-trigger.ts'
import type { Channel } from './channels.ts'
import { lintOf, type Surroundings } from './lint.ts'
import type { Reference, References } from './references.ts'
import type { Output, Trigger } from './trigger.ts'

const around = (change: Partial<Surroundings> = {}): Surroundings => ({ live: [], references: someReferences(), today: '2026-05-04', ...change })
const said = (trigger: Trigger, change: Partial<Surroundings> = {}) => lintOf(trigger, around(change)).map(({ code, message }) => `${code}: ${message}`)
const codes = (trigger: Trigger, change: Partial<Surroundings> = {}) => lintOf(trigger, around(change)).map(({ code }) => code)

const client = { kind: 'client', member_id: null, department_id: null, name: null } as const
const making = (...channels: Channel[]): Output[] => [{ id: 1, recipient: client, steps: channels.map((channel) => aStep(channel)) }]
const past = { ...t7().exclusions, past: true }

test('nothing is doubtful about T7, on or off, alone or beside another', () => {
  expect(codes(t7())).toEqual([])
  expect(codes(t7(), { live: [t7(), t7({ id: 8, offset_count: -1 })] })).toEqual([])
})

test('a deleted one is left alone', () => {
  expect(codes(t7({ exclusions: past, archived_at: new Date() }))).toEqual([])
})

test('counted from a completed task in a status that what is done leaves, nothing ever comes', () => {
  const done = t7({ subject_kind: 'task', moment: 'task-complete', offset_count: 0 })
  expect(said(done, { references: someReferences({ status: { left_when_done: true } }) })).toEqual([
    'status-not-final: A task that is done leaves the status “Booked”, so this never comes. Choose a final status, or go by the type of the task.',
  ])
  expect(codes(done, { references: someReferences({ status: { left_when_done: false } }) })).toEqual([])
})

describe('closed days', () => {
  test('case 19: past is ticked and nobody works on weekends', () => {
    expect(said(t7({ exclusions: past }))).toEqual([
      'closed-days: Nobody works on Sat, Sun: what is due then would be Missed. Process it on those days too, or let its items be valid longer. (“Triggered date is past” is ticked under Who not.)',
    ])
  })

  test('valid for no day more means the same', () => {
    expect(said(t7({ validity_days: 0 }))).toEqual([expect.stringContaining('(Its items are valid on their own day only.)')])
  })

  test('automatic ones go by their hours, else by the studio’s, which are closed on Sundays', () => {
    expect(said(t7({ automatic: true, exclusions: past }))).toEqual([expect.stringContaining('Its hours stay closed on Sun')])
    const always = { days: [1, 2, 3, 4, 5, 6, 7] as const, from: '09:00', to: '19:30' } as const
    expect(codes(t7({ automatic: true, exclusions: past, hours: always }))).toEqual([])
  })

  test('work days before something never fall on a free day', () => {
    expect(codes(t7({ exclusions: past, offset_count: -3, offset_unit: 'work-days' }))).toEqual([])
    expect(codes(t7({ exclusions: past, offset_count: -3, offset_unit: 'weeks' }))).toEqual(['closed-days'])
  })

  test('case 11: hours that the clocks skip in spring', () => {
    const night = { days: [1, 2, 3, 4, 5, 6, 7] as const, from: '02:00', to: '02:30' } as const
    expect(said(t7({ automatic: true, exclusions: past, hours: night }))).toEqual([
      expect.stringContaining('hours-skipped: On Sunday, March 14, 2027 the clocks go forward over its hours'),
    ])
    expect(codes(t7({ automatic: true, hours: night }))).toEqual([])
    // In Phoenix clocks never change; elsewhere the next four hundred days are told.
    const phoenix = { references: someReferences({ studio: { zone: 'America/Phoenix' } }) }
    expect(codes(t7({ automatic: true, exclusions: past, hours: night }), phoenix)).toEqual([])
    expect(codes(t7({ automatic: true, exclusions: past, hours: night }), { today: '2026-03-15' })).toEqual(['hours-skipped'])
    expect(codes(t7({ automatic: true, exclusions: past, hours: night }), { today: '2026-02-06' })).toEqual(['hours-skipped'])
    expect(codes(t7({ automatic: true, exclusions: past, hours: night }), { today: '2026-02-07' })).toEqual(['hours-skipped', 'hours-skipped'])
    expect(codes(t7({ automatic: true, exclusions: past, hours: { ...night, days: [1] } })).filter((code) => code === 'hours-skipped')).toEqual([])
  })

  test('on the day itself work days are no way out, and each is told where it can be mended', () => {
    const flags = (fields: Partial<Trigger>) => lintOf(t7({ exclusions: past, ...fields }), around()).map(({ code, field, blocks }) => [code, field, blocks])
    expect(flags({ offset_count: 0, offset_unit: 'work-days' })).toEqual([['closed-days', 'exclusions.past', false]])
    expect(flags({ automatic: true })).toEqual([['closed-days', 'hours', false]])
    const night = { days: [1, 2, 3, 4, 5, 6, 7] as const, from: '02:00', to: '02:30' } as const
    expect(flags({ automatic: true, hours: night })).toEqual([['hours-skipped', 'hours', false]])
  })
})

describe('offsets', () => {
  const due = (fields: Partial<Trigger>) => t7({ moment: 'status-due', ...fields })
  const lasting = (duration_days: number | null) => ({ references: someReferences({ status: { duration_days } }) })

  test('before a due date that comes sooner than that', () => {
    expect(said(due({ offset_count: -5 }), lasting(2))).toEqual([
      'offset-before-entry: The status “Booked” lasts 2 work days, so 5 days before its due date nothing is in it yet: all sessions would come to fit too late. Choose fewer days, or a longer duration.',
    ])
    expect(codes(due({ offset_count: -3, offset_unit: 'work-days' }), lasting(2))).toEqual(['offset-before-entry'])
    expect(codes(due({ offset_count: -2, offset_unit: 'work-days' }), lasting(2))).toEqual([])
  })

  test('three days before fit a status of two work days over a weekend, so nothing is said', () => {
    expect(codes(due({ offset_count: -3 }), lasting(2))).toEqual([])
  })

  test('weeks are seven days each, one work day is said so, and as many days as it lasts are reached on some weekday', () => {
    expect(codes(due({ offset_count: -1, offset_unit: 'weeks' }), lasting(5))).toEqual([])
    expect(codes(due({ offset_count: -2, offset_unit: 'weeks' }), lasting(5))).toEqual(['offset-before-entry'])
    expect(codes(due({ offset_count: -4 }), lasting(2))).toEqual([])
    expect(said(due({ offset_count: -4 }), lasting(1))).toEqual([expect.stringContaining('lasts 1 work day, so 4 days before')])
    expect(codes(due({ offset_count: -3 }), lasting(1))).toEqual([])
  })

  test('a studio without a work week is not told about durations', () => {
    const references = someReferences({ status: { duration_days: 2 }, studio: { workWeek: [] } })
    expect(codes(due({ offset_count: -30 }), { references })).toEqual([])
    expect(codes(due({ offset_count: -30, offset_unit: 'work-days' }), { references })).toEqual([])
  })

  test('a status that is gone, or another moment, has nothing to reach', () => {
    expect(codes(due({ offset_count: -30, status_id: 99 }))).toEqual([])
    expect(codes(t7({ offset_count: -30 }), lasting(2))).toEqual([])
  })

  test('after, or on, is always reached', () => {
    expect(codes(due({ offset_count: 0, offset_unit: 'work-days' }), lasting(0))).toEqual([])
    expect(codes(due({ offset_count: 3 }), lasting(0))).toEqual([])
    expect(codes(due({ offset_count: 0 }), lasting(0))).toEqual([])
  })

  test('a status without duration has no due date by itself', () => {
    expect(said(due({ offset_count: 0 }), lasting(null))).toEqual([expect.stringContaining('status-without-duration: The status “Booked” has no duration')])
  })

  test('not opened on the very day waits for nothing', () => {
    const email = { subject_kind: 'email', basis: 'event', status_id: null, moment: 'not-opened' } as const
    expect(codes(t7({ ...email, offset_count: 0, outputs: making('call') }))).toEqual(['offset-zero'])
    expect(codes(t7({ ...email, offset_count: 5, outputs: making('call') }))).toEqual([])
    const form = { subject_kind: 'web_form', moment: 'not-submitted', outputs: making('call') } as const
    expect(lintOf(t7({ ...form, offset_count: 0 }), around())).toMatchObject([{ code: 'offset-zero', field: 'offset_count', blocks: false }])
    expect(codes(t7({ ...form, offset_count: 3 }))).toEqual([])
  })
})

describe('two for one client and day', () => {
  const other = (fields: Partial<Trigger> = {}) => t7({ id: 8, description: 'Week before', ...fields })

  test('case 46: the same records, the same day, the same way', () => {
    expect(said(t7(), { live: [t7(), other()] })).toEqual([
      'same-day: “Week before” reaches the same person the same way on the same day. Keep only one, unless somebody should hear twice.',
    ])
    expect(codes(t7(), { live: [other({ offset_count: -1, offset_unit: 'weeks' })] })).toEqual(['same-day'])
    expect(codes(t7(), { live: [other({ exclusions: { ...t7().exclusions, confirmed: false } })] })).toEqual(['same-day'])
  })

  test('one by status and one by type may meet', () => {
    const byType = other({ basis: 'type', status_id: null, type_id: 1, type_name: 'Family' })
    expect(said(t7(), { live: [byType] })).toEqual([expect.stringContaining('where a record fits both. Leave some out, or move one of them by a day.')])
  })

  test.each<[string, Partial<Trigger>]>([
    ['another day', { offset_count: -8 }],
    ['work days', { offset_unit: 'work-days' }],
    ['hours', { offset_unit: 'hours' }],
    ['another status', { status_id: 2 }],
    ['another recipient', { outputs: [{ id: 1, recipient: { ...client, kind: 'photographer' }, steps: [aStep('email')] }] }],
    ['another channel', { outputs: making('letter') }],
    ['nothing done yet', { outputs: [] }],
  ])('not: %s', (_, fields) => {
    expect(codes(t7(), { live: [other(fields)] })).toEqual([])
  })

  test('two tasks on a day are two things to do', () => {
    expect(codes(t7({ outputs: making('task') }), { live: [other({ outputs: making('task') })] })).toEqual([])
  })
})

describe('loops', () => {
  const task = (type: number): Output[] => [{ id: 1, recipient: client, steps: [aStep('task', { task_type_id: type })] }]
  const watching = (id: number, type: number, outputs: Output[]) =>
    t7({
      id,
      description: `Watches ${type}`,
      subject_kind: 'task',
      basis: 'type',
      status_id: null,
      type_id: type,
      moment: 'task-complete',
      offset_count: 0,
      outputs,
    })
  const withStatus = (status: Partial<Reference>): References => someReferences({ status: { subject_kind: 'task', duration_days: 1, ...status } })

  test('case 50: a task that fires its own trigger', () => {
    expect(said(watching(7, 1, task(1)))).toEqual([
      'loop: What it makes fires it again: the task it makes is one of those it watches. Such a chain stops when it is three deep. Let one of them make something else, for example a task of another type.',
    ])
  })

  test('a loop through two others, on or not', () => {
    const live = [watching(8, 2, task(3)), watching(9, 3, task(1))]
    expect(said(watching(7, 1, task(2)), { live })).toEqual([
      expect.stringContaining('loop: What it makes fires “Watches 2”, whose work fires “Watches 3”, and what that makes fires this one again.'),
    ])
  })

  test('a chain that ends is none, nor one that only leads into a loop of others', () => {
    expect(codes(watching(7, 1, task(2)), { live: [watching(8, 2, task(3))] })).toEqual([])
    expect(codes(watching(7, 1, task(2)), { live: [watching(8, 2, task(2))] })).toEqual([])
  })

  test('a status of tasks belongs to a type, so a task of that type fires it', () => {
    const byStatus = t7({ subject_kind: 'task', status_id: 1, moment: 'status-changed', offset_count: 0, outputs: task(4) })
    expect(codes(byStatus, { references: withStatus({ type_id: 4 }) })).toEqual(['loop'])
    expect(codes(byStatus, { references: withStatus({ type_id: 5 }) })).toEqual([])
  })

  test('one step of several is enough, and only a task of that type makes a task of it', () => {
    const both: Output[] = [{ id: 1, recipient: client, steps: [aStep('email'), aStep('task', { task_type_id: 1 })] }]
    expect(codes(watching(7, 1, both))).toEqual(['loop'])
    expect(codes(watching(7, 1, [{ id: 1, recipient: client, steps: [aStep('call', { task_type_id: 1 })] }]))).toEqual([])
    const opened = t7({ subject_kind: 'email', basis: 'event', status_id: null, moment: 'opened', offset_count: 0, outputs: making('call', 'email') })
    expect(said(opened)).toEqual([expect.stringContaining('the email it writes is one of those it watches')])
  })

  test('tasks without a type, or of a status nobody knows any more, fire nothing', () => {
    const untyped: Output[] = [{ id: 1, recipient: client, steps: [aStep('task')] }]
    const byStatus = t7({ subject_kind: 'task', status_id: 1, moment: 'status-changed', offset_count: 0, outputs: untyped })
    expect(codes(byStatus, { references: withStatus({ type_id: null }) })).toEqual([])
    expect(codes({ ...byStatus, status_id: 99 })).toEqual([])
  })

  test('sessions by a type of the same number are no tasks', () => {
    expect(codes(t7({ basis: 'type', status_id: null, type_id: 1, outputs: task(1) }))).toEqual([])
  })

  test('a trigger that is on stands for itself as it is being changed, not as it was', () => {
    expect(codes(watching(7, 1, task(2)), { live: [watching(7, 2, task(1))] })).toEqual([])
  })

  test('an email about emails fires itself; about bounced ones it does not', () => {
    const opened = t7({ subject_kind: 'email', basis: 'event', status_id: null, moment: 'opened', offset_count: 0, outputs: making('email') })
    expect(codes(opened)).toEqual(['loop'])
    expect(codes({ ...opened, moment: 'bounced' })).toEqual([])
  })
})
