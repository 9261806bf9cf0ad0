import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStudio } from '#studio/staff/open-studio.ts'
import { addClient, addDepartment, addMember } from '#support/people.ts'
import { addRow, addStudio, type TestStudio, testDeployment, testStudio } from '#support/studio.ts'
import { loadReachability } from './load-reachability.ts'
import { loadStaffReach } from './load-staff-reach.ts'
import { addressHash } from './suppression/address-hash.ts'
import type { SuppressionReason, SuppressionScope } from './suppression/suppression.ts'

let here: TestStudio
beforeAll(async () => {
  here = await testStudio()
})
afterAll(() => here.close())

async function stop(address: string, scope: SuppressionScope, reason: SuppressionReason, columns: Record<string, unknown> = {}) {
  await addRow(here.studio, 'suppression', {
    channel: 'email',
    address_hash: addressHash(address),
    address,
    scope,
    reason,
    at: new Date(),
    actor_kind: 'job',
    actor_name: 'x',
    ...columns,
  })
}

async function reach(...ids: number[]) {
  const found = await here.studio.readOnly((work) => loadReachability(work, ids))
  return ids.map((id) => found.get(id))
}

test('a client is greeted by first name, or by the company where nobody is named', async () => {
  const anna = await addClient(here.studio, { language: 'de', zone: 'Europe/Berlin' })
  const shop = await addClient(here.studio, { first_name: '', last_name: '', company: 'Miller & Sons' })
  expect(await reach(anna, shop)).toMatchObject([
    { name: 'Anna Miller', firstName: 'Anna', language: 'de', zone: 'Europe/Berlin', archived: false },
    { name: 'Miller & Sons', firstName: 'Miller & Sons', language: 'en-US', zone: 'America/Chicago' },
  ])
})

test('an unsubscribed address stops marketing to everybody who has it, in any spelling, and no reminder', async () => {
  const anna = await addClient(here.studio, { emails: ['Family@Example.com'] })
  const bert = await addClient(here.studio, { emails: ['family@example.com'] })
  await stop('family@example.com', 'marketing', 'unsubscribed')
  for (const client of await reach(anna, bert)) {
    expect(client?.email).toEqual({ transactional: { ok: true, address: 'family@example.com' }, marketing: { ok: false, why: 'unsubscribed' } })
  }
})

test('a lifted suppression stops nothing, one whose address was erased still does', async () => {
  const lifted = await addClient(here.studio, { emails: ['back@example.com'] })
  const erased = await addClient(here.studio, { emails: ['erased@example.com'] })
  await stop('back@example.com', 'all', 'bounced', { lifted_at: new Date() })
  await stop('erased@example.com', 'all', 'complained', { address: null })
  const [first, second] = await reach(lifted, erased)
  expect(first?.email.marketing).toEqual({ ok: true, address: 'back@example.com' })
  expect(second?.email.transactional).toEqual({ ok: false, why: 'suppressed-email' })
})

test('what another studio stopped is no concern of this one', async () => {
  const client = await addClient(here.studio, { emails: ['shared@example.com'] })
  const elsewhere = openStudio({
    database: here.database,
    deployment: testDeployment,
    studioId: await addStudio(here.url, 'Elsewhere'),
    actor: here.studio.actor,
  })
  await addRow(elsewhere, 'suppression', {
    channel: 'email',
    address_hash: addressHash('shared@example.com'),
    scope: 'all',
    reason: 'bounced',
    at: new Date(),
    actor_kind: 'job',
    actor_name: 'x',
  })
  expect((await reach(client))[0]?.email.transactional.ok).toBe(true)
})

test('phones are called in their order, and only those that take texts are for texts', async () => {
  const client = await addClient(here.studio, { phones: [{ phone: '+14025550100' }, { phone: '+14025550142', sms: true }] })
  const silent = await addClient(here.studio, { phones: [{ phone: '+14025550100' }], do_not_call: true })
  expect(await reach(client, silent)).toMatchObject([
    { phones: ['+14025550100', '+14025550142'], smsPhones: ['+14025550142'], call: { transactional: { address: '+14025550100' } } },
    { call: { transactional: { why: 'do-not-call' }, marketing: { why: 'do-not-call' } } },
  ])
})

test('a department without a shared address is its three members; who has left is not among them', async () => {
  const ann = await addMember(here.studio, { name: 'Ann Lee', email: 'ann@studio.example' })
  const bob = await addMember(here.studio, { name: 'Bob Ray', email: null })
  const cy = await addMember(here.studio, { name: 'Cy Dee', email: 'cy@studio.example', phone: '+14025550111' })
  const left = await addMember(here.studio, { name: 'Dan Old', email: 'dan@studio.example', archived_at: new Date() })
  await stop('cy@studio.example', 'marketing', 'unsubscribed')
  const desk = await addDepartment(here.studio, { name: 'Desk', members: [ann, bob, cy, left] })
  const lab = await addDepartment(here.studio, { name: 'Lab', email: 'Lab@studio.example', members: [ann] })
  const { departments, members } = await here.studio.readOnly((work) => loadStaffReach(work, { members: [left], departments: [desk, lab] }))
  expect(departments.get(desk)?.members).toEqual([
    { memberId: ann, name: 'Ann Lee', firstName: 'Ann', left: false, email: { ok: true, address: 'ann@studio.example' }, call: { ok: false, why: 'no-phone' } },
    { memberId: bob, name: 'Bob Ray', firstName: 'Bob', left: false, email: { ok: false, why: 'no-email' }, call: { ok: false, why: 'no-phone' } },
    {
      memberId: cy,
      name: 'Cy Dee',
      firstName: 'Cy',
      left: false,
      email: { ok: true, address: 'cy@studio.example' },
      call: { ok: true, address: '+14025550111' },
    },
  ])
  expect(departments.get(desk)?.email).toEqual({ ok: false, why: 'no-email' })
  expect(departments.get(lab)).toMatchObject({ email: { ok: true, address: 'lab@studio.example' }, members: [{ memberId: ann }] })
  expect(members.get(left)).toMatchObject({ left: true, email: { ok: false, why: 'left' } })
})

test('asked about nobody, or about somebody who is not there, it answers with nobody', async () => {
  expect(await here.studio.readOnly((work) => loadReachability(work, []))).toEqual(new Map())
  expect(await reach(999_999)).toEqual([undefined])
})
