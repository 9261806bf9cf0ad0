import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type CommandLineStudio, commandLineStudio, hotshoe } from '#support/command-line.ts'

let studio: CommandLineStudio
beforeAll(async () => {
  studio = await commandLineStudio()
  await answer('clients', 'create', '--first-name', 'Anna', '--last-name', 'Miller')
})
afterAll(() => studio.close())

test('An invoice is written with its lines, paid in two parts, changed and found by its number', async () => {
  const lines = ['--line', 'Album; 2; 1,350.50', '--line', 'Discount;; -100', '--due', '2026-06-01; 500']
  const made = await answer('invoices', 'create', '--bill-to', 'Anna Miller', '--type', 'print order', ...lines)
  expect(made).toMatchObject({ number: 'I-00001', total: 260_100, payment_due_on: '2026-06-01', lines: [{ quantity: 2 }, { quantity: 1, amount: -10_000 }] })
  expect((await hotshoe('invoices', 'show', 'I-00001')).out).toMatch(/total: +\$2,601\.00\n.*\n*/)
  expect(await answer('invoices', 'pay', 'I-00001', '600.00', '--method', 'Card', '--date', '2026-05-04')).toMatchObject({ paid: 60_000, payment_due_on: null })
  expect(await answer('invoices', 'pay', 'I-00001', '-100')).toMatchObject({ paid: 50_000 })
  expect((await hotshoe('invoices', 'list', '--standing', 'open', '--bill-to', 'Anna Miller')).out).toMatch(/I-00001 .*Anna Miller +\$2,601\.00 +\$2,101\.00/)
  expect(await answer('invoices', 'change', 'I-00001', '--due', '2026-07-01; 2101', '--canceled')).toMatchObject({ canceled: true, payment_due_on: null })
  expect((await hotshoe('invoices', 'pay', 'I-00001', '1.234')).err).toMatch(/can be read in two ways\. Write 1,234\.00/)
  expect((await hotshoe('invoices', 'history', 'I-00001')).out).toMatch(/payments/)
})

test('The studio says by command line whether invoices have statuses, and in which currency they are', async () => {
  expect((await hotshoe('invoices', 'status', 'I-00001', 'Sent')).err).toMatch(/does not use invoice statuses/)
  expect(await answer('studio', 'set', '--use-invoice-statuses')).toMatchObject({ use_invoice_statuses: true })
  expect(await answer('invoices', 'status', 'I-00001', 'Sent')).toMatchObject({ status: { name: 'Sent' } })
  expect((await hotshoe('studio', 'set', '--currency', 'EUR')).err).toMatch(/The currency stays as it is/)
})
