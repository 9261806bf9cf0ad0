import { expect, type Page, test } from '@playwright/test'
import { createTemplate } from '#studio/messages/templates/contract.ts'
import { changeStudio, readStudio } from '#studio/staff/contract.ts'
import { listTriggers } from '#studio/triggers/contract.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async ({ call }) => {
  await call(changeStudio, { body: { version: (await call(readStudio)).version, use_invoice_statuses: true } })
  const text = { subject: 'From the studio', body: '<p>Hello {{ client.first_name | default: "there" }}</p>' }
  await call(createTemplate, { body: { name: 'Payment reminder', subject_kind: 'client', purpose: 'transactional', ...text } })
})
test.setTimeout(60_000)

const rule = (page: Page) => page.getByRole('region', { name: 'The rule' })
const saved = async (search: string) => (await opened.studio.call(listTriggers, { query: { search } })).rows[0]

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: field })
    .or(page.getByRole('textbox', { name: field }))
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
}

test('a payment reminder is made from scratch with the keyboard, and its rule is said while it is typed', async ({ page }) => {
  await page.goto('/triggers')
  await page.getByRole('textbox', { name: 'New trigger' }).focus()
  await page.keyboard.type('Payment reminder')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Payment reminder' })).toBeVisible()
  await page.getByRole('radio', { name: 'Email/Call' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('tab', { name: 'General' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'When' })).toHaveAttribute('aria-selected', 'true')
  const records = page
    .getByRole('combobox', { name: 'Records' })
    .or(page.getByRole('textbox', { name: 'Records' }))
    .first()
  await records.focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Invoice by status' }).click()
  await choose(page, 'Status', 'Sent')
  await page.getByRole('radio', { name: 'Payment due date' }).check()
  await page.getByText('Before', { exact: true }).click()
  await page.getByRole('textbox', { name: 'How many', exact: true }).fill('3')
  await choose(page, 'Of what', 'Work days')
  await expect(rule(page)).toContainText('3 work days before the payment due date of invoices in status')
  await page.getByRole('tab', { name: 'Who not' }).click()
  await page.getByRole('checkbox', { name: 'Paid in full' }).check()
  await expect(page.getByRole('checkbox', { name: 'On hold' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('tab', { name: /^Email\/Call/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('Choose the template of this email.').first()).toBeVisible()
  await choose(page, 'Template', 'Payment reminder')
  await page.getByRole('checkbox', { name: 'Copy of the invoice' }).check()
  await save(page)
  await expect(rule(page)).toContainText('email the client with the copy of the invoice, or call if there is no usable email. Not if paid in full.')
  expect(await saved('Payment reminder')).toMatchObject({ subject_kind: 'invoice', moment: 'payment-due', offset_count: -3, offset_unit: 'work-days' })
})

test('appointments of any type, two hours before, automatically in hours over midnight', async ({ page }) => {
  await page.goto('/triggers')
  await page.getByRole('textbox', { name: 'New trigger' }).fill('Two hours before')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^Call/ }).check()
  await page.getByRole('tab', { name: 'When' }).click()
  await choose(page, 'Records', 'Appointment by type')
  await expect(
    page
      .getByRole('combobox', { name: 'Type' })
      .or(page.getByRole('textbox', { name: 'Type' }))
      .first(),
  ).toHaveValue('Any type')
  await page.getByRole('radio', { name: 'Appointment date' }).check()
  await page.getByText('Before', { exact: true }).click()
  await page.getByRole('textbox', { name: 'How many', exact: true }).fill('2')
  await choose(page, 'Of what', 'Hours')
  await page.getByRole('tab', { name: 'Hours' }).click()
  await page.getByRole('switch', { name: 'Process automatically' }).check({ force: true })
  await page.getByRole('radio', { name: 'In hours of its own' }).check()
  await page.getByLabel('From', { exact: true }).fill('20:00')
  await page.getByLabel('To', { exact: true }).fill('06:00')
  await expect(page.getByText('6:00 AM the next morning. The hours of a day last over midnight')).toBeVisible()
  await save(page)
  expect(await saved('Two hours')).toMatchObject({
    any_type: true,
    type_id: null,
    offset_unit: 'hours',
    automatic: true,
    hours: { from: '20:00', to: '06:00' },
  })
  await page.goto('/triggers?as=tree')
  await expect(page.getByRole('region', { name: 'Appointment: Any type' })).toContainText('Two hours before')
})

test('a text message is kept and refused on switching on, with the way out; at a status a trigger is added where it belongs', async ({ page }) => {
  await page.goto('/triggers?as=tree&subject=session')
  const booked = page.getByRole('region', { name: 'Session: Status Booked' })
  await booked.getByRole('button', { name: 'Add a trigger here: Status Booked' }).click()
  await booked.getByRole('textbox', { name: 'New trigger' }).fill('By text')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'By text' })).toBeVisible()
  await expect(rule(page)).toContainText('When a session changes to status Booked')
  await page.getByRole('radio', { name: /^SMS(?!\/)/ }).check()
  await expect(page.getByText('Text messages cannot be made yet. You may set them up; the trigger stays off until they can.')).toBeVisible()
  await save(page)
  await expect(page.getByText('Text messages cannot be made by this version yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Switch on', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('“By text” cannot be switched on.')
  expect(await saved('By text')).toMatchObject({ active: false, basis: 'status' })
})
