import { expect, test } from '@playwright/test'
import { createClient } from '#studio/records/clients/contract.ts'
import { morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

openStudioFor(async (studio) => {
  await morningOf(studio, '2026-05-05')
  await studio.call(createClient, { body: { first_name: 'Anna', last_name: 'Berg' } })
})

test('an invoice is written from a client’s page, what is not clear is asked for, a deposit is paid, and the rest falls due', async ({ page }) => {
  await page.goto('/clients')
  await page.getByText('Anna Berg').first().click()
  await page.getByRole('region', { name: 'Invoices' }).getByRole('link', { name: 'New invoice' }).click()
  await expect(page.getByRole('combobox', { name: 'Bill to' })).toHaveValue('Anna Berg')
  const lines = page.getByRole('region', { name: 'Lines' })
  await lines.getByLabel('Description').fill('Album')
  await lines.getByLabel('Unit price').fill('1.234')
  await lines.getByRole('button', { name: 'Add a line' }).click()
  await page.getByRole('button', { name: 'Add invoice' }).click()
  await expect(page.getByText('Choose the type of invoice.')).toBeVisible()
  await expect(lines).toContainText('can be read in two ways. Write 1,234.00')
  // The line that nobody filled in stays, to be filled in, and is no problem.
  await expect(lines.getByLabel('Description')).toHaveCount(2)
  await lines.getByLabel('Unit price').first().fill('1,234.00')
  await expect(lines).toContainText('Total: $1,234.00')
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Print Order' }).click()
  const dates = page.getByRole('region', { name: 'Payment dates' })
  await dates.getByRole('button', { name: 'Add a payment date' }).click()
  await dates.getByRole('textbox', { name: 'Day' }).fill('5/1/2026')
  await dates.getByLabel('Amount').fill('234')
  await dates.getByRole('button', { name: 'Add a payment date' }).click()
  await dates.getByRole('textbox', { name: 'Day' }).nth(1).fill('5/20/2026')
  await expect(dates.getByLabel('Amount').nth(1)).toHaveValue('1000.00')
  await page.getByRole('button', { name: 'Add invoice' }).click()

  await expect(page.getByRole('heading', { name: 'Invoice I-00001' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Lines' }).getByText('$1,234.00')).toHaveCount(1)
  await expect(page.getByText('Overdue')).toBeVisible()
  await page.getByRole('button', { name: 'Add a payment' }).click()
  const payment = page.getByRole('dialog', { name: 'Payment for invoice I-00001' })
  await expect(payment.getByLabel('Amount')).toHaveValue('1234.00')
  await payment.getByLabel('Amount').fill('$234')
  await payment.getByRole('button', { name: 'Add it' }).click()
  await expect(page.getByRole('region', { name: 'How it stands' })).toContainText('$1,000.00')
  await expect(page.getByText('Overdue')).toBeHidden()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Payments: $234.00 on')

  await page.goto('/invoices?show=open')
  await expect(page.getByRole('row').filter({ hasText: 'I-00001' })).toContainText('$1,000.00')
  await page.getByText('Paid', { exact: true }).click()
  await expect(page.getByText('No invoice fits')).toBeVisible()
})
