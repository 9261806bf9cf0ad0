import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'
import { addAttempt } from './add-attempt.ts'
import { loadCallees } from './load-callees.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
})
afterEach(() => cases.close())

test('one of the family is called on their own number first; a wrong one gives way to the client’s, and stays wrong', async () => {
  const client = await cases.client({ phones: [{ phone: '+14025550100', label: 'Mobile', sms: true }] })
  const milo = await addRow(cases.studio, 'family_member', { client_id: client, name: 'Milo Miller', phone: '+14025550199' })
  const recipient = { kind: 'family-member' as const, id: milo }
  const call = await addRow(cases.studio, 'communication', {
    channel: 'call', purpose: 'transactional', recipient_kind: 'family-member', recipient_family_member_id: milo, client_id: client, to_name: 'Milo Miller',
    to_address: '+14025550199', description: 'Birthday', due_on: '2026-05-04', call_state: 'open', actor_kind: 'job', actor_name: 'Test', created_at: new Date(),
  }) // biome-ignore format: a row
  await cases.studio.inTransaction((work) => addAttempt(work, call, { version: 1, result: 'wrong-number' }))
  const { to_address } = await cases.studio.readOnly((work) =>
    work.db.selectFrom('communication').select('to_address').where('id', '=', call).executeTakeFirstOrThrow(),
  )
  expect(to_address).toBe('+14025550100')
  const reachOf = await cases.studio.readOnly((work) => loadCallees(work, [recipient]))
  expect(reachOf(recipient)?.call.transactional).toEqual({ ok: true, address: '+14025550100' })
})

test('staff has no numbers to choose among: a wrong one ends the call', async () => {
  const member = await addRow(cases.studio, 'member', { name: 'Kim', phone: '+14025550188', role: 'photographer' })
  const call = await addRow(cases.studio, 'communication', {
    channel: 'call', purpose: 'transactional', recipient_kind: 'member', recipient_member_id: member, to_name: 'Kim', to_address: '+14025550188',
    description: 'New booking', due_on: '2026-05-04', call_state: 'open', actor_kind: 'job', actor_name: 'Test', created_at: new Date(),
  }) // biome-ignore format: a row
  await cases.studio.inTransaction((work) => addAttempt(work, call, { version: 1, result: 'wrong-number' }))
  const row = await cases.studio.readOnly((work) =>
    work.db.selectFrom('communication').select(['call_state', 'call_outcome']).where('id', '=', call).executeTakeFirstOrThrow(),
  )
  expect(row).toEqual({ call_state: 'done', call_outcome: 'no-number' })
})
