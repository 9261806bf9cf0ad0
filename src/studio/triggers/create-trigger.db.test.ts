import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStudio } from '#studio/staff/open-studio.ts'
import { addRow, addStudio, testDeployment, testStudio } from '#support/studio.ts'
import { type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { changeTrigger } from './change-trigger.ts'
import { createTrigger, type NewTrigger } from './create-trigger.ts'
import { findTriggerEvents } from './queries.ts'

let at: TriggerStudio
beforeAll(async () => {
  at = await triggerStudio()
})
afterAll(async () => at.close())

const create = (wanted: NewTrigger) => at.studio.inTransaction((work) => createTrigger(work, wanted))
const refused = (wanted: NewTrigger) =>
  create(wanted).then(
    () => 'saved',
    (error: { message: string; code: string }) => `${error.code}: ${error.message}`,
  )

test('a description typed into the list’s first row is enough', async () => {
  const trigger = await create({ description: ' Email reminder for upcoming session ' })
  expect(trigger).toMatchObject({
    description: 'Email reminder for upcoming session',
    active: false,
    basis: 'status',
    status_id: at.booked,
    status_name: 'Booked',
    moment: 'session-date',
    offset_count: 0,
    outputs: [],
    version: 1,
  })
})

test('it counts from now, so what fits already is history', async () => {
  const { trigger, now, today } = await at.studio.inTransaction(async (work) => ({
    trigger: await createTrigger(work, { description: 'New' }),
    now: work.now,
    today: work.today,
  }))
  expect([trigger.armed_at, trigger.swept_at, trigger.created_at, trigger.swept_on]).toEqual([now, now, now, today])
})

test('everything that was said is kept', async () => {
  const trigger = await create({
    description: 'Booked with you',
    type_id: at.family,
    moment: 'created',
    offset_count: 2,
    exclusions: { past: true, do_not_call: true },
    purpose: 'marketing',
    validity_days: 5,
    repeat: 'once',
    late: 'never',
    outputs: [
      { recipient: { kind: 'photographer' }, steps: [{ channel: 'email', template_id: at.newsletter, description: 'Hello' }] },
      {
        recipient: { kind: 'department', department_id: at.desk },
        steps: [{ channel: 'task', description: 'Welcome', notes: 'Bring a card', department_id: at.desk, member_id: at.maya, due_in_days: 2, priority: 1 }],
      },
    ],
  })
  expect(trigger).toMatchObject({
    basis: 'type',
    type_id: at.family,
    type_name: 'Family',
    status_id: null,
    status_name: null,
    moment: 'created',
    offset_count: 2,
  })
  expect(trigger.exclusions).toEqual({ past: true, do_not_market: true, do_not_call: true, on_hold: false, confirmed: false, canceled: false, paid: false })
  expect(trigger).toMatchObject({ purpose: 'marketing', validity_days: 5, repeat: 'once', late: 'never', active: false })
  expect(trigger.outputs.map(({ recipient, steps }) => ({ recipient, steps }))).toEqual([
    {
      recipient: { kind: 'photographer', member_id: null, department_id: null, name: null },
      steps: [
        {
          channel: 'email',
          template_id: at.newsletter,
          description: 'Hello',
          notes: '',
          department_id: null,
          member_id: null,
          due_in_days: 0,
          priority: 2,
          task_type_id: null,
          attach: [],
        },
      ],
    },
    {
      recipient: { kind: 'department', member_id: null, department_id: at.desk, name: 'Front desk' },
      steps: [
        {
          channel: 'task',
          template_id: null,
          description: 'Welcome',
          notes: 'Bring a card',
          department_id: at.desk,
          member_id: at.maya,
          due_in_days: 2,
          priority: 1,
          task_type_id: null,
          attach: [],
        },
      ],
    },
  ])
})

test('it can be switched on in the same breath, if it does something', async () => {
  expect((await at.addT7()).active).toBe(true)
  expect(await refused({ description: 'Idle', active: true })).toBe(
    'cannot-switch-on: “Idle” cannot be switched on. It does nothing yet: say whom to email, call or write a letter, or which task to make.',
  )
})

test('what was refused is not half there', async () => {
  const count = () =>
    at.studio.readOnly(async (work) =>
      Number(
        (
          await work.db
            .selectFrom('trigger')
            .select((eb) => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      ),
    )
  const before = await count()
  await refused({ description: 'Idle again', active: true })
  expect(await count()).toBe(before)
})

test.each<[string, NewTrigger, string]>([
  ['a blank description', { description: '   ' }, 'description-missing: Say in a few words'],
  ['an unknown status', { description: 'S', status_id: 4711 }, 'no-such-status: There is no status number 4711.'],
])('%s is refused', async (_, wanted, start) => {
  expect(await refused(wanted)).toContain(start)
})

test('a text message may be noted down; switched on it is refused, and nothing that is on is changed to one', async () => {
  const text = [{ recipient: { kind: 'client' as const }, steps: [{ channel: 'sms' as const }, { channel: 'call' as const, description: 'Remind' }] }]
  const saved = await at.studio.inTransaction((work) => createTrigger(work, { description: 'By text', status_id: at.booked, outputs: text }))
  expect(saved.outputs[0]?.steps.map(({ channel }) => channel)).toEqual(['sms', 'call'])
  expect(await refused({ description: 'By text', status_id: at.booked, outputs: text, active: true })).toContain(
    'Text messages cannot be made by this version yet.',
  )
  const on = await at.addT7({ description: 'On' })
  await expect(at.studio.inTransaction((work) => changeTrigger(work, on.id, { version: on.version, outputs: text }))).rejects.toMatchObject({
    code: 'channel-not-yet',
    problems: [{ field: 'outputs.0.steps.0.channel' }],
  })
})

test('a marketing template needs a marketing trigger', async () => {
  const outputs: NewTrigger['outputs'] = [{ recipient: { kind: 'client' }, steps: [{ channel: 'email', template_id: at.newsletter }] }]
  expect(await refused({ description: 'News', outputs })).toContain('template-misfit')
  expect(await refused({ description: 'News', outputs, purpose: 'marketing' })).toBe('saved')
})

test('without a status called Booked the first active one is taken; without any it is said what to do', async () => {
  const other = await testStudio('Other')
  const quick = () => other.studio.inTransaction((work) => createTrigger(work, { description: 'Quick' }))
  await expect(quick()).rejects.toThrow('The studio has no active session status yet.')
  await addRow(other.studio, 'status', { subject_kind: 'client', name: 'Booked', position: 1 })
  await addRow(other.studio, 'status', { subject_kind: 'session', name: 'Booked', position: 1, active: false })
  await expect(quick()).rejects.toThrow('The studio has no active session status yet.')
  await addRow(other.studio, 'status', { subject_kind: 'session', name: 'Later', position: 3 })
  await addRow(other.studio, 'status', { subject_kind: 'session', name: 'Inquiry', position: 2 })
  expect((await quick()).status_name).toBe('Inquiry')
  await other.close()
})

test('another studio’s status, template and member do not exist here', async () => {
  const studioId = await addStudio(at.url, 'Neighbour')
  const neighbour = openStudio({ database: at.database, deployment: testDeployment, studioId, actor: { kind: 'user', id: null, name: 'Nat' } })
  const own = await addRow(neighbour, 'status', { subject_kind: 'session', name: 'Booked', position: 1 })
  const there = (wanted: NewTrigger) => neighbour.inTransaction((work) => createTrigger(work, wanted))
  await expect(there({ description: 'X', status_id: at.booked })).rejects.toThrow(`There is no status number ${at.booked}.`)
  const email = [{ recipient: { kind: 'client' as const }, steps: [{ channel: 'email' as const, template_id: at.reminder }] }]
  await expect(there({ description: 'X', status_id: own, outputs: email })).rejects.toThrow(`There is no template number ${at.reminder}.`)
  const call = [{ recipient: { kind: 'member' as const, member_id: at.maya }, steps: [{ channel: 'call' as const, description: 'X' }] }]
  await expect(there({ description: 'X', status_id: own, outputs: call })).rejects.toThrow(`There is no member number ${at.maya}.`)
})

test('it is noted who made it', async () => {
  const trigger = await create({ description: 'Whose?' })
  const { rows } = await at.studio.readOnly((work) => findTriggerEvents(work, trigger.id, {}))
  expect(rows).toMatchObject([{ what: 'created', armed: true, actor: { kind: 'user', name: 'Pat Manager' } }])
})

test('case 62: without statuses of invoices a payment’s date needs no status; what needs one is refused', async () => {
  await at.studio.inTransaction((work) => work.db.updateTable('studio').set({ use_invoice_statuses: false }).execute())
  await addRow(at.studio, 'status', { subject_kind: 'invoice', name: 'Draft', position: 1, is_initial: true })
  const invoice = { description: 'Payment due', subject_kind: 'invoice', basis: 'status' } as const
  const made = await at.studio.inTransaction((work) => createTrigger(work, { ...invoice, moment: 'payment-due', offset_count: -3 }))
  expect(made).toMatchObject({ moment: 'payment-due', status_name: 'Draft' })
  expect(await refused({ ...invoice, moment: 'status-changed', status_id: made.status_id })).toContain('The studio does not use invoice statuses.')
})
