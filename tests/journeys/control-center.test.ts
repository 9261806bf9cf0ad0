import { expect, test } from '@playwright/test'
import { addReminder, book } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

test.setTimeout(45_000)

const opened = openStudioFor(async (studio) => void (await addReminder(studio)))

test('a job that is switched off says what is missing; run by hand it works, and its history leads to what it found', async ({ page }) => {
  const { studio } = opened
  await page.goto('/control-center')
  const byItself = page.getByRole('switch', { name: 'Find active items runs by itself' })
  await expect(byItself).toBeChecked()
  await byItself.press('Space')
  const asked = page.getByRole('dialog', { name: 'Switch off “Find active items”?' })
  await expect(asked).toContainText('Nothing new is listed under Process Triggers')
  await asked.getByRole('button', { name: 'Switch off' }).click()
  await expect(byItself).not.toBeChecked()
  const banner = page.getByRole('region', { name: 'State of the studio' })
  await expect(banner).toContainText('“Find active items” is switched off.')

  await book(studio, 'Hanna History', { primary_on: '2026-05-12' })
  await studio.at('2026-05-05T08:00')
  await page.getByRole('button', { name: 'Run now: Find active items' }).click()
  await page.getByRole('button', { name: /^Find active items/ }).click()
  const details = page.getByRole('dialog', { name: 'Find active items' })
  await details.getByRole('link', { name: '1 found' }).click()
  await details.getByRole('link', { name: 'Hanna History', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('Hanna History')

  await page.goBack()
  await details.getByRole('button', { name: 'Back to the history' }).click()
  await expect(details).toContainText('asked for by Pat Moore')
  await details.getByRole('switch', { name: 'Find active items runs by itself' }).press('Space')
  await expect(banner).not.toContainText('switched off')
})

// Switches and days are pressed by the keyboard: what shows them is drawn over the fields themselves.

test('times of the day are chosen, refused where they could never come, and read as a sentence', async ({ page }) => {
  await page.goto('/control-center?job=look-at-feeds')
  const details = page.getByRole('dialog', { name: 'Look at feeds' })
  await details.getByRole('button', { name: 'Change when it runs' }).click()
  const form = page.getByRole('dialog', { name: 'When “Look at feeds” runs' })
  await form.getByRole('radio', { name: 'At times of the day' }).check()
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) await form.getByRole('checkbox', { name: day }).press('Space')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Choose at least one day.')).toBeVisible()
  await form.getByRole('checkbox', { name: 'Saturday' }).press('Space')
  await form.getByRole('checkbox', { name: 'Sunday' }).press('Space')
  await form.getByRole('button', { name: 'Another time' }).click()
  await form.getByLabel('Time 2', { exact: true }).fill('13:30')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('“Look at feeds” runs Sat, Sun at 7:00 AM and 1:30 PM.')).toBeVisible()
  await expect(details).toContainText('Sat, Sun at 7:00 AM and 1:30 PM')
  await page.reload()
  await expect(details).toContainText('Sat, Sun at 7:00 AM and 1:30 PM')
})
