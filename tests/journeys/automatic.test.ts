import { expect, test } from '@playwright/test'
import { addReminder, book, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

test.setTimeout(60_000)

const opened = openStudioFor(async (studio) => void (await addReminder(studio, { automatic: true })))

test('what goes by itself says when; held back it does not go, and resumed it goes at once', async ({ page }) => {
  const { studio } = opened
  await book(studio, 'Greta Goes', { primary_on: '2026-05-12' })
  await morningOf(studio, '2026-05-05')
  await page.goto('/process')
  await expect(page.getByText('1 item goes by itself today, unless you hold it back.')).toBeVisible()
  await expect(page.getByText('1 goes at 9:00 AM')).toBeVisible()
  await page.getByRole('button', { name: 'Greta Goes', exact: true }).click()
  const details = page.getByRole('dialog', { name: 'Greta Goes' })
  await expect(details.getByText('Goes at 9:00 AM.')).toBeVisible()
  await details.getByRole('button', { name: 'Hold back' }).click()
  await expect(details.getByText('Held until somebody resumes it.')).toBeVisible()

  await studio.at('2026-05-05T09:05')
  expect(studio.sink.received).toEqual([])
  await details.getByRole('button', { name: 'Resume' }).click()
  await expect.poll(() => studio.sink.received.map(({ to }) => to)).toEqual(['greta.goes@example.com'])
})
