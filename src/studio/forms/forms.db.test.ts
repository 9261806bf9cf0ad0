import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { aClient, aSession, aStudio, clockAt } from '#support/records.ts'
import type { TestStudio } from '#support/studio.ts'
import * as forms from './contract.ts'
import { formRoutes } from './routes.ts'

let made: TestStudio
let ask: ReturnType<typeof caller>
beforeEach(async () => {
  made = await aStudio()
  ask = caller(made.studio, formRoutes)
})
afterEach(() => made.close())

const aForm = (body: Partial<forms.NewWebForm> = {}) => ask(forms.createWebForm, { body: { name: 'Contact Us', ...body } })

test('a form is made, sent, submitted and looked at; each is kept with its time and in its history', async () => {
  const form = await aForm()
  expect(form).toMatchObject({ name: 'Contact Us', status: 'initial', client: null, sent_at: null, version: 1 })
  const sent = await ask(forms.changeWebFormStatus, { params: { id: form.id }, body: { status: 'sent', version: 1 } })
  expect(sent).toMatchObject({ status: 'sent', sent_at: expect.any(String), submitted_at: null, version: 2 })
  await clockAt(made.studio, '2026-05-06T08:00')
  const back = await ask(forms.changeWebFormStatus, { params: { id: form.id }, body: { status: 'submitted', version: 2 } })
  expect(back).toMatchObject({ status: 'submitted', sent_at: sent.sent_at, submitted_at: expect.any(String) })
  await ask(forms.changeWebFormStatus, { params: { id: form.id }, body: { status: 'submitted', version: 3 } })
  expect(await ask(forms.readWebForm, { params: { id: form.id } })).toEqual(back)
  const { rows } = await made.studio.readOnly((work) => sql`SELECT count(*)::int AS entries FROM status_entry WHERE subject_kind = 'web_form'`.execute(work.db))
  expect(rows).toEqual([{ entries: 3 }])
})

test('a form of a session is its client’s; strangers, empty names and stale versions are refused', async () => {
  const { session, client } = await made.studio.inTransaction(async (work) => {
    const one = await aClient(work)
    return { client: one, session: await aSession(work, { client_id: one }) }
  })
  expect(await aForm({ session_id: session })).toMatchObject({ client: { id: client }, session: { id: session } })
  await expect(aForm({ client_id: 9999 })).rejects.toMatchObject({ code: 'bad-web-form' })
  await expect(aForm({ name: ' ' })).rejects.toMatchObject({ code: 'web-form-unnamed' })
  const { id } = await aForm()
  await expect(ask(forms.changeWebFormStatus, { params: { id }, body: { status: 'sent', version: 7 } })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(ask(forms.readWebForm, { params: { id: 9999 } })).rejects.toMatchObject({ kind: 'not-found' })
})

test('the list has the latest first, by status and client, page by page', async () => {
  const client = await made.studio.inTransaction((work) => aClient(work))
  for (const status of ['initial', 'submitted', 'submitted'] as const) await aForm({ status, client_id: client })
  await aForm()
  const first = await ask(forms.listWebForms, { query: { client_id: client, limit: 2 } })
  expect(first.rows.map(({ status }) => status)).toEqual(['submitted', 'submitted'])
  const rest = await ask(forms.listWebForms, { query: { client_id: client, limit: 2, after: first.next ?? '' } })
  expect([rest.rows.map(({ status }) => status), rest.next]).toEqual([['initial'], null])
  expect((await ask(forms.listWebForms, { query: { status: 'submitted' } })).rows).toHaveLength(2)
  expect((await ask(forms.listFormStatuses)).rows.map(({ status, name }) => [status, name])).toEqual([
    ['initial', 'Initial'],
    ['sent', 'Sent'],
    ['submitted', 'Submitted'],
    ['final', 'Final'],
  ])
})
