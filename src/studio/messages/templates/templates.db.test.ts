import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { addClient, addMember, addSession } from '#support/people.ts'
import { addRow, type TestStudio, testStudio } from '#support/studio.ts'
import { addStarterTemplates } from './add-starter-templates.ts'
import * as templates from './contract.ts'
import { templateRoutes } from './routes.ts'
import { starters } from './starters.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, templateRoutes)
})
afterAll(() => here.close())

let made = 0
const text = (changes: Partial<templates.NewTemplate> = {}): templates.NewTemplate => {
  made += 1
  return {
    name: `Template ${made}`,
    subject_kind: 'session',
    purpose: 'transactional',
    subject: 'See you on {{ session.date }}',
    body: '<p>Hi {{ client.first_name }}</p>',
    ...changes,
  }
}
const create = (changes: Partial<templates.NewTemplate> = {}) => ask(templates.createTemplate, { body: text(changes) })

describe('saving', () => {
  test('a template is kept as it was written and compiled beside it', async () => {
    const template = await create({ name: '  Reminder\u0000 one ', body: '<p onclick="x()">Hi {{ client.first_name }}</p><script>x</script>' })
    expect(template).toMatchObject({ name: 'Reminder one', version: 1, archived_at: null, updated_by: { kind: 'user', name: 'Pat Manager' } })
    const row = await here.studio.readOnly((work) => work.db.selectFrom('template').selectAll().where('id', '=', template.id).executeTakeFirstOrThrow())
    expect(row).toMatchObject({ html: '<p>Hi {{ client.first_name }}</p>', plain: 'Hi {{ client.first_name }}' })
  })

  test('what cannot be sent is refused at its field', async () => {
    await expect(create({ subject: 'Hi {{ client.nickname }}', body: '{% if client.company %}<p>x</p>' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'template-unfit',
      problems: [
        { field: 'subject', message: expect.stringContaining('client.nickname') },
        { field: 'body', message: expect.stringContaining('never closed') },
      ],
    })
  })

  test('a client template knows no session', async () => {
    await expect(create({ subject_kind: 'client' })).rejects.toThrow('this template is about a client')
  })

  test('a name can be taken once, in any spelling, and again after archiving', async () => {
    const first = await create({ name: 'Taken' })
    await expect(create({ name: 'TAKEN' })).rejects.toMatchObject({ constraint: 'template_name_unique' })
    await ask(templates.archiveTemplate, { params: { id: first.id }, body: { archived: true, version: 1 } })
    await create({ name: 'taken' })
    await expect(ask(templates.archiveTemplate, { params: { id: first.id }, body: { archived: false, version: 2 } })).rejects.toMatchObject({
      constraint: 'template_name_unique',
    })
  })
})

describe('changing', () => {
  test('the same change twice is one; a change from an older version is refused', async () => {
    const { id } = await create()
    const changed = await ask(templates.changeTemplate, { params: { id }, body: { version: 1, subject: 'New', purpose: 'marketing' } })
    expect(changed).toMatchObject({ subject: 'New', purpose: 'marketing', version: 2 })
    expect(await ask(templates.changeTemplate, { params: { id }, body: { version: 2, subject: 'New' } })).toMatchObject({ version: 2 })
    await expect(ask(templates.changeTemplate, { params: { id }, body: { version: 1, subject: 'Other' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('an archived one is brought back first', async () => {
    const { id } = await create()
    await ask(templates.archiveTemplate, { params: { id }, body: { archived: true, version: 1 } })
    await expect(ask(templates.changeTemplate, { params: { id }, body: { version: 2, subject: 'x' } })).rejects.toMatchObject({ code: 'template-archived' })
  })

  test('a copy takes a free name', async () => {
    const { id } = await create({ name: 'Original' })
    const names = [await ask(templates.copyTemplate, { params: { id } }), await ask(templates.copyTemplate, { params: { id } })].map(({ name }) => name)
    expect(names).toEqual(['Copy of Original', 'Copy of Original (2)'])
  })

  test('one that nothing uses is deleted; one a trigger uses is refused, and what was written keeps its text', async () => {
    const free = await create()
    expect(await ask(templates.deleteTemplate, { params: { id: free.id }, query: { version: 1 } })).toEqual({ done: true })
    await expect(ask(templates.readTemplate, { params: { id: free.id } })).rejects.toMatchObject({ kind: 'not-found' })
    const used = await create()
    await useInTrigger(used.id)
    await expect(ask(templates.deleteTemplate, { params: { id: used.id }, query: { version: 1 } })).rejects.toMatchObject({
      constraint: 'output_step_template',
    })
  })
})

async function useInTrigger(template_id: number) {
  const now = new Date()
  const type_id = await addRow(here.studio, 'type', { subject_kind: 'session', name: 'Portrait', position: 1 })
  const trigger_id = await addRow(here.studio, 'trigger', {
    description: 'Remind',
    basis: 'type',
    type_id,
    moment: 'session-date',
    purpose: 'transactional',
    armed_at: now,
    swept_on: '2026-01-01',
    swept_at: now,
    created_at: now,
  })
  const output_id = await addRow(here.studio, 'trigger_output', { trigger_id, position: 1, recipient_kind: 'client' })
  await addRow(here.studio, 'output_step', { output_id, position: 1, channel: 'email', template_id })
}

describe('the list', () => {
  test('is by name, in pages, and finds by name, subject, kind and purpose', async () => {
    for (const name of ['zzz b', 'ZZZ a', 'zzz c']) await create({ name, purpose: 'marketing' })
    const first = await ask(templates.listTemplates, { query: { search: 'zzz', limit: 2 } })
    expect(first.rows.map(({ name }) => name)).toEqual(['ZZZ a', 'zzz b'])
    const second = await ask(templates.listTemplates, { query: { search: 'zzz', limit: 2, after: first.next ?? '' } })
    expect([second.rows.map(({ name }) => name), second.next]).toEqual([['zzz c'], null])
    expect((await ask(templates.listTemplates, { query: { search: 'zzz', purpose: 'transactional' } })).rows).toEqual([])
    expect((await ask(templates.listTemplates, { query: { search: 'ZZZ', subject_kind: 'session', archived: true } })).rows).toEqual([])
  })

  test('of merge fields is what a kind of record has', async () => {
    const { rows } = await ask(templates.listMergeFields, { query: { subject_kind: 'client' } })
    expect(rows.some(({ name }) => name.startsWith('session.'))).toBe(false)
    expect((await ask(templates.listMergeFields, { query: {} })).rows).toContainEqual({
      name: 'appointment.time',
      label: 'Appointment time',
      sample: '10:30 AM',
      on: ['appointment'],
    })
  })
})

describe('the preview', () => {
  const preview = (body: templates.Previewable) => ask(templates.previewText, { body })
  const asked = {
    subject_kind: 'session' as const,
    purpose: 'transactional' as const,
    subject: 'On {{ session.date }}',
    body: '<p>Hi {{ client.first_name }} of {{ client.company }}</p>',
  }

  test('without a record shows samples in the studio’s own frame', async () => {
    const shown = await preview(asked)
    expect(shown).toMatchObject({ subject: 'On Saturday, November 21, 2026', problem: null, empty_fields: [] })
    expect(shown.html).toContain('Northlight Studio')
    expect(shown.plain).toContain('Hi Anna of Miller & Sons')
  })

  test('of a record shows its values, and an empty field by its label and as a problem', async () => {
    const session = await addSession(here.studio, await addClient(here.studio, { first_name: 'Zoë' }))
    const shown = await preview({ ...asked, subject_id: session })
    expect(shown).toMatchObject({ empty_fields: ['client.company'], problem: expect.stringContaining('“Client company” is empty') })
    expect(shown.plain).toContain('Hi Zoë of [Client company]')
  })

  test('of marketing shows the way out, which does nothing here', async () => {
    const shown = await preview({ ...asked, purpose: 'marketing' })
    expect(shown.html).toContain('https://hotshoe.example/u/preview')
    expect(shown.plain).toContain('12 Lake Street')
  })

  test('of a saved template is the same, and of a record that is not there is refused', async () => {
    const { id } = await create()
    expect(await ask(templates.previewTemplate, { params: { id }, query: {} })).toMatchObject({ subject: 'See you on Saturday, November 21, 2026' })
    await expect(ask(templates.previewTemplate, { params: { id }, query: { subject_id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('of a text that cannot be sent says why', async () => {
    await expect(preview({ ...asked, body: '<p>{{ client.nickname }}</p>' })).rejects.toMatchObject({ problems: [{ field: 'body' }] })
  })
})

describe('a new studio', () => {
  test('gets its templates once, and every one of them can be sent to a client with the least on file', async () => {
    const ids = await here.studio.inTransaction(addStarterTemplates)
    expect(Object.keys(ids)).toEqual(Object.keys(starters))
    expect(await here.studio.inTransaction(addStarterTemplates)).toEqual(ids)
    const client = await addClient(here.studio, { first_name: '', last_name: '', company: 'Miller & Sons' })
    const bare = await addSession(here.studio, client, { primary_time: null })
    const full = await addSession(here.studio, client, { photographer_id: await addMember(here.studio) })
    for (const id of Object.values(ids)) {
      for (const subject_id of [bare, full]) {
        const shown = await ask(templates.previewTemplate, { params: { id }, query: { subject_id } })
        expect(shown).toMatchObject({ problem: null, empty_fields: [] })
        expect(shown.plain).toContain('Hi Miller & Sons,')
      }
    }
  })
})
