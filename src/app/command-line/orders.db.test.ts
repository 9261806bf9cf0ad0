import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
})
afterAll(() => studio.close())

test('A vendor is made, changed, found and put away by its name', async () => {
  expect(await answer('vendors', 'create', '--name', 'Color Lab', '--phone', '(402) 555-0199', '--account-number', 'AC-7')).toMatchObject({
    name: 'Color Lab',
    phone: '+14025550199',
  })
  expect(await answer('vendors', 'change', 'color lab', '--contact-name', 'Zoe Nunez')).toMatchObject({ contact_name: 'Zoe Nunez', version: 2 })
  expect((await hotshoe('vendors', 'list', '--search', 'nunez')).out).toMatch(/Color Lab +Zoe Nunez/)
  expect((await hotshoe('vendors', 'archive', 'Color Lab')).out).toMatch(/^Put vendor \d+ away\.\n$/)
  expect((await hotshoe('vendors', 'restore', 'Color Lab')).status).toBe(0)
  expect((await hotshoe('vendors', 'history', 'Color Lab')).out).toMatch(/restored/)
})

test('A production order goes to the lab and back, in the statuses of its type', async () => {
  const made = await answer('production-orders', 'create', '--client', 'Anna Miller', '--type', 'Album', '--vendor', 'Color Lab', '--ordered', '2026-05-04')
  expect(made).toMatchObject({ number: 'P-00001', type: { name: 'Album' }, vendor: { name: 'Color Lab' }, status: { name: 'To Order' } })
  // Every type has a status of this name: it is that of its own type.
  expect(await answer('production-orders', 'status', 'P-00001', 'at the lab')).toMatchObject({ status: { name: 'At the Lab' }, version: 2 })
  await answer('production-orders', 'change', 'P-00001', '--received', '2026-05-11', '--tracking', '1Z999')
  expect((await hotshoe('production-orders', 'list', '--open', '--vendor', 'Color Lab')).out).toMatch(/P-00001 +Anna Miller +Album .*At the Lab .*1Z999/)
  expect((await hotshoe('production-orders', 'status', 'P-00001', 'Approved')).err).toMatch(
    /There is no production order status “Approved”\. There are: To Order/,
  )
  expect((await hotshoe('production-orders', 'archive', 'P-00001')).status).toBe(0)
})

test('A preproduction order is given to a member with its status, and the history says so', async () => {
  await answer('members', 'create', '--name', 'Rita Moss', '--role', 'front-desk')
  expect(await answer('preproduction-orders', 'create', '--client', 'Anna Miller', '--description', '30 proofs')).toMatchObject({ number: 'R-00001' })
  const moved = await answer('preproduction-orders', 'status', 'R-00001', 'At the Retoucher', '--member', 'Rita Moss', '--note', 'skin only')
  expect(moved).toMatchObject({ status: { name: 'At the Retoucher' }, member: { name: 'Rita Moss' } })
  expect((await hotshoe('preproduction-orders', 'history', 'R-00001')).out).toMatch(/to At the Retoucher\. skin only/)
  expect((await hotshoe('preproduction-orders', 'list', '--member', 'Rita Moss')).out).toMatch(/R-00001 +Anna Miller +30 proofs/)
})
