import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { receiveText } from '#studio/messages/incoming/receive-text.ts'
import { changeAppointment } from '#studio/records/appointments/change-appointment.ts'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { addFormStatuses } from '#studio/records/statuses/add-form-statuses.ts'
import { createTask } from '#studio/records/tasks/create-task.ts'
import type { ProposedStep } from '#studio/triggers/proposal.ts'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import { anInvoice } from '#support/catalogue.ts'
import { type KindStudio, kindStudio } from '#support/every-kind.ts'
import { addDepartment, addMember } from '#support/people.ts'
import { anAppointment, statusCalled, typeCalled } from '#support/records.ts'
import { addTemplate, callStep, emailStep, taskStep } from '#support/t7.ts'

let here: KindStudio
beforeEach(async () => {
  here = await kindStudio()
})
afterEach(() => here.close())

describe('a birthday in the family', () => {
  const family = (more: object = {}) => [{ name: 'Emma Miller', relation: 'Daughter', birthday: { month: 5, day: 10, year: 2020 }, ...more }]
  async function birthdays(family_members: object[], body: string): Promise<number> {
    const template = await addTemplate(here, { about: 'client', subject: 'Happy birthday', body })
    const status_id = await here.within((work) => statusCalled(work, 'client', 'Lead'))
    await here.addTrigger({ subject_kind: 'client', basis: 'status', status_id, moment: 'birthday', offset_count: -3 }, 'family-member', [emailStep(template)])
    const client = await here.client({ emails: ['anna@example.com'], family_members } as never)
    await here.at('2026-05-07T08:00')
    await here.findAll()
    return client
  }
  const wish = '<p>{{ birthday.first_name }} turns {{ birthday.age }} on {{ birthday.date }}.</p>'

  test('is told with name and age; without an own address to the client’s', async () => {
    await birthdays(family(), wish)
    expect((await here.listed())[0]?.record).toMatchObject({ kind: 'client', label: 'Emma Miller, Daughter', client_name: 'Anna Miller', on: '2026-05-10' })
    await here.process()
    expect(await here.ways()).toEqual([['email', 'family-member', 'Emma Miller', 'anna@example.com']])
    expect((await here.sent())[0]?.plain).toContain('Emma turns 6 on Sunday, May 10, 2026.')
  })

  test('goes to their own address where they have one', async () => {
    await birthdays(family({ email: 'emma@example.com' }), wish)
    await here.process()
    expect(await here.ways()).toEqual([['email', 'family-member', 'Emma Miller', 'emma@example.com']])
  })

  test('case 3: without a year of birth an age needs attention, and nothing else does', async () => {
    await birthdays(family({ birthday: { month: 5, day: 10, year: null } }), wish)
    await here.process()
    expect(await here.standing()).toEqual(['attention: empty-field'])
    expect((await here.listed())[0]?.reason_text).toContain('Birthday: age they turn')
  })

  test('case 7: twins are two, and each is greeted by name', async () => {
    await birthdays([...family(), ...family({ name: 'Liam Miller', relation: 'Son' })], '<p>Dear {{ recipient.first_name }}</p>')
    await here.process()
    expect((await here.ways()).map(([, , name]) => name)).toEqual(['Emma Miller', 'Liam Miller'])
  })

  test('the wishes of the client are the family’s: a marketing card is not written', async () => {
    const client = await birthdays(family(), wish)
    await here.within((work) => sql`UPDATE trigger SET purpose = 'marketing'`.execute(work.db))
    await here.changeClient(client, { do_not_market: true })
    await here.process()
    expect(await here.sent()).toEqual([])
    expect((await here.listed())[0]?.reason_text).toContain('Do Not Market')
  })
})

describe('an appointment without a client', () => {
  test('reminds the user it is with; moved to another hour while the email rests, it is recalled', async () => {
    const template = await addTemplate(here, {
      about: 'appointment',
      subject: 'Appointment',
      body: '<p>{{ appointment.type }} at {{ appointment.time }}, {{ appointment.place }}</p>',
    })
    const maya = await addMember(here.studio, { email: 'maya@northlight.example' })
    await here.addTrigger({ subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date', offset_count: -1 }, 'record-member', [
      emailStep(template),
    ])
    const id = await here.within((work) => anAppointment(work, { on_day: '2026-05-13', at_time: '10:30', place: 'Room 2', member_id: maya }))
    await here.at('2026-05-12T08:00')
    await here.findAll()
    expect((await here.listed())[0]?.record).toMatchObject({
      kind: 'appointment',
      label: 'Consultation',
      client_id: null,
      client_name: null,
      on: '2026-05-13',
      time: '10:30',
    })
    await here.process()
    expect(await here.ways()).toEqual([['email', 'member', 'Maya Ortiz', 'maya@northlight.example']])
    expect((await here.sent())[0]?.plain).toContain('Consultation at 10:30 AM, Room 2')
    await here.within(async (work) => changeAppointment(work, id, { at_time: '11:30', version: await here.versionOf('appointment', id) }))
    await here.findAll()
    expect((await here.emails())[0]).toMatchObject({ state: 'recalled', reason: expect.stringContaining('The client or the appointment has changed') })
  })

  test('has nobody for the client to be written to', async () => {
    await here.addTrigger({ subject_kind: 'appointment', basis: 'type', any_type: true, moment: 'appointment-date', offset_count: -1 }, 'client', [callStep()])
    await here.within((work) => anAppointment(work, { on_day: '2026-05-13' }))
    await here.at('2026-05-12T08:00')
    await here.findAll()
    await here.process()
    expect((await here.listed())[0]?.reason_text).toBe('There is nobody to write to: the appointment has no client.')
  })
})

describe('a task', () => {
  async function overdue(kind: RecipientKind, step: ProposedStep): Promise<void> {
    const type_id = await here.within((work) => typeCalled(work, 'Editing'))
    await here.addTrigger({ subject_kind: 'task', basis: 'type', type_id, moment: 'task-due', offset_count: 1 }, kind, [step])
  }

  test('nudges its department: one email to the shared address', async () => {
    await overdue(
      'record-department',
      emailStep(await addTemplate(here, { about: 'task', subject: 'Late', body: '<p>{{ task.description }} was due on {{ task.due }}.</p>' })),
    )
    const lab = await addDepartment(here.studio, { name: 'Retouching', email: 'retouching@northlight.example' })
    await here.within(async (work) =>
      createTask(work, { description: 'Edit the Miller album', due_on: '2026-05-11', department_id: lab, type_id: await typeCalled(work, 'Editing') }),
    )
    await here.at('2026-05-12T08:00')
    await here.findAll()
    await here.process()
    expect(await here.ways()).toEqual([['email', 'department', 'Retouching', 'retouching@northlight.example']])
    expect((await here.sent())[0]?.plain).toContain('Edit the Miller album was due on Monday, May 11, 2026.')
  })

  test('case 50: a trigger’s task fires a task trigger whose task fires it again: it stops at depth three, with the reason', async () => {
    const type_id = await here.within((work) => typeCalled(work, 'Editing'))
    await here.addTrigger({ subject_kind: 'task', basis: 'type', type_id, moment: 'task-due' }, 'record-member', [
      taskStep({ description: 'And another', task_type_id: type_id }),
    ])
    const maya = await addMember(here.studio)
    await here.within((work) => createTask(work, { description: 'The first', due_on: '2026-05-05', type_id, member_id: maya }))
    await here.at('2026-05-05T08:00')
    for (let round = 0; round < 4; round += 1) {
      await here.findAll()
      await here.process()
    }
    expect(await here.rows(sql<{ count: number }>`SELECT count(*)::int AS count FROM task`)).toEqual([{ count: 4 }])
    expect(await here.standing()).toEqual(['processed', 'processed', 'processed', 'attention: too-deep'])
  })
})

describe('what belongs to a session has its people', () => {
  const due = { status_id: null, basis: 'type', moment: 'task-due', offset_count: 1 } as const

  test('a task of a session is told to the photographer; one of no session waits and says why', async () => {
    const type_id = await here.within((work) => typeCalled(work, 'Editing'))
    await here.addTrigger({ ...due, subject_kind: 'task', type_id }, 'photographer', [callStep()])
    const photographer_id = await addMember(here.studio, { name: 'Ann Low', phone: '+13125550111', takes_sessions: true })
    const session_id = await here.session({ primary_on: '2026-06-13', photographer_id })
    await here.within((work) => createTask(work, { description: 'Of a session', due_on: '2026-05-11', type_id, session_id }))
    await here.within((work) => createTask(work, { description: 'Of none', due_on: '2026-05-11', type_id }))
    await here.at('2026-05-12T08:00')
    await here.findAll()
    await here.process()
    expect((await here.ways()).map(([, kind, name]) => [kind, name])).toEqual([['member', 'Ann Low']])
    expect((await here.listed()).map(({ reason_text }) => reason_text)).toContain('There is nobody to write to: its session has no photographer.')
  })

  test('an invoice of a session is told to each assistant', async () => {
    const status_id = await here.within((work) => statusCalled(work, 'invoice', 'Draft'))
    await here.addTrigger({ subject_kind: 'invoice', basis: 'status', status_id, moment: 'payment-due', offset_count: 0 }, 'assistant', [callStep()])
    const assistant_ids = [await addMember(here.studio, { name: 'Bo High', phone: '+13125550112' })]
    const session_id = await here.session({ primary_on: '2026-06-13', assistant_ids })
    await here.within((work) => anInvoice(work, { session_id, dues: [{ due_on: '2026-05-12', amount: 5000 }] }))
    await here.at('2026-05-12T08:00')
    await here.findAll()
    await here.process()
    expect((await here.ways()).map(([, kind, name]) => [kind, name])).toEqual([['member', 'Bo High']])
  })
})

test('each assistant of a session is told', async () => {
  const template = await addTemplate(here, { body: '<p>Hello {{ recipient.first_name }}, {{ session.date }}.</p>' })
  const status_id = await here.status('Booked')
  await here.addTrigger({ subject_kind: 'session', basis: 'status', status_id, moment: 'session-date', offset_count: -7 }, 'assistant', [emailStep(template)])
  const assistant_ids = [
    await addMember(here.studio, { name: 'Ann Low', email: 'ann@northlight.example' }),
    await addMember(here.studio, { name: 'Bo High', email: 'bo@northlight.example' }),
  ]
  await here.session({ primary_on: '2026-05-13', assistant_ids })
  await here.at('2026-05-06T08:00')
  await here.findAll()
  await here.process()
  expect((await here.ways()).map(([, kind, name]) => [kind, name])).toEqual([
    ['member', 'Ann Low'],
    ['member', 'Bo High'],
  ])
})

describe('what happened outside of the records', () => {
  const call = (notes: string) => [{ ...callStep(), description: 'Ask', notes }]
  async function processed(): Promise<void> {
    await here.findAll()
    await here.process()
  }

  test('a web form that was sent and did not come back: its client is called, and it is named', async () => {
    await here.within(addFormStatuses)
    const { rows } = await here.within((work) => sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'web_form' AND name = 'Sent'`.execute(work.db))
    const about = { subject_kind: 'web_form', basis: 'status', status_id: rows[0]?.id ?? 0, moment: 'not-submitted', offset_count: 3 } as const
    await here.addTrigger(about, 'client', call('{{ form.name }} of {{ client.first_name }}, sent on {{ form.sent }}'))
    const client_id = await here.client()
    await here.within((work) => createWebForm(work, { name: 'Wedding questions', client_id, status: 'sent' }))
    await here.at('2026-05-07T08:00')
    await here.findAll()
    expect((await here.listed())[0]?.record).toMatchObject({ kind: 'web_form', label: 'Form “Wedding questions”', client_name: 'Anna Miller', status: 'Sent' })
    await here.process()
    expect((await here.sent())[0]?.plain).toBe('Wedding questions of Anna, sent on Monday, May 4, 2026')
  })

  test('a text with the keyword: whoever has the number is called; of a number that nobody has there is nobody', async () => {
    await here.addTrigger({ subject_kind: 'incoming_text', basis: 'keyword', keyword: 'book', moment: 'keyword-matched' }, 'client', call('{{ text.body }}'))
    await here.client()
    await here.at('2026-05-04T09:00')
    await here.within((work) => receiveText(work, { from: '+13125550142', body: 'Book us in, please' }))
    await here.within((work) => receiveText(work, { from: '+13125559999', body: 'book' }))
    await processed()
    expect((await here.sent()).map(({ to_name, plain }) => [to_name, plain])).toEqual([['Anna Miller', 'Book us in, please']])
    expect((await here.listed()).map(({ record, reason_text }) => [record.label, reason_text])).toEqual([
      ['Text “Book us in, please”', null],
      ['Text “book”', 'There is nobody to write to: the incoming text has no client.'],
    ])
  })

  test('an email that came back: the desk calls, and knows which it was', async () => {
    const status_id = await here.status('Booked')
    const session = { subject_kind: 'session', basis: 'status', status_id, moment: 'session-date', offset_count: -7 } as const
    await here.addTrigger(session, 'client', [emailStep(await addTemplate(here, { subject: 'Your session' }))])
    await here.addTrigger({ subject_kind: 'email', basis: 'event', moment: 'bounced' }, 'client', call('{{ email.subject }}, session on {{ session.date }}'))
    await here.session({ primary_on: '2026-05-13' })
    await here.at('2026-05-06T08:00')
    await processed()
    await here.at('2026-05-06T09:00')
    const [email] = await here.rows(sql<{ id: number }>`SELECT id FROM communication`)
    await here.within((work) => noteMailEvent(work, email?.id ?? 0, { kind: 'bounced' }))
    await processed()
    expect((await here.sent()).map(({ channel, plain }) => (channel === 'call' ? plain : channel))).toEqual([
      'email',
      'Your session, session on Wednesday, May 13, 2026',
    ])
  })
})

test('one of two outputs was made before its client was merged into another: only the other is made then', async () => {
  const status_id = await here.status('Booked')
  const step = [emailStep(await addTemplate(here))]
  const outputs = (['client', 'photographer'] as const).map((kind) => ({ recipient: { kind, member_id: null, department_id: null }, steps: step }))
  await here.addTrigger({ subject_kind: 'session', basis: 'status', status_id, moment: 'session-date', offset_count: -7, outputs }, 'client', step)
  const [loserId, winnerId] = [await here.client(), await here.client({ emails: ['winner@example.com'] })]
  const session = await here.session({ primary_on: '2026-05-13', client_id: loserId })
  await here.at('2026-05-06T08:00')
  await here.findAll()
  await here.process()
  expect(await here.standing()).toEqual(['attention: no-recipient'])
  await here.within((work) => mergeClients(work, { winnerId, loserId, version: 1, loserVersion: 1 }))
  await here.change(session, { photographer_id: await addMember(here.studio, { email: 'maya@northlight.example', takes_sessions: true }) })
  await here.within((work) => sql`UPDATE dispatch SET state = 'sent', settled_at = now()`.execute(work.db))
  await here.findAll()
  await here.process()
  expect((await here.ways()).map(([, kind, , to]) => [kind, to])).toEqual([
    ['client', 'anna@example.com'],
    ['member', 'maya@northlight.example'],
  ])
})
