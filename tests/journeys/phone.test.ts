import { expect, test } from '@playwright/test'
import { addReminder, addressOf, book, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => void (await addReminder(studio)))
test.use({ viewport: { width: 375, height: 740 }, hasTouch: true })

test('on a phone: the morning is processed with a thumb, and what became of it is one touch away', async ({ page }) => {
  const { studio } = opened
  for (const name of ['Ella Early', 'Fritz Forgotten']) await book(studio, name, { primary_on: '2026-05-12' })
  await book(studio, 'Gerd Gone', { primary_on: '2026-05-12', client: { emails: [] } })
  await morningOf(studio, '2026-05-05')
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Process Ella Early' })).toBeInViewport()
  await page.getByRole('button', { name: 'Ella Early', exact: true }).tap()
  const details = page.getByRole('dialog', { name: 'Ella Early' })
  await expect(details).toContainText(addressOf('Ella Early'))
  expect((await details.boundingBox())?.width).toBe(375)
  await details.getByRole('button', { name: 'Process Ella Early' }).tap()
  await details.getByRole('button', { name: 'Close' }).tap()
  await page.getByRole('button', { name: 'Skip Fritz Forgotten' }).tap()
  await page.getByRole('button', { name: 'Process Gerd Gone' }).tap()
  await page.getByRole('button', { name: 'Process 2, skip 1' }).tap()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('Generated 1 email and 1 call. 1 item skipped.')
  await expect.poll(() => studio.sink.received.map(({ to }) => to)).toEqual([addressOf('Ella Early')])

  const bar = page.getByRole('navigation', { name: 'Every day' })
  await bar.getByRole('link', { name: 'Messages' }).tap()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ella Early' })).toContainText('Sent')
  await bar.getByRole('link', { name: 'Calls' }).tap()
  await expect(page.getByRole('listitem').filter({ hasText: 'Gerd Gone' }).getByRole('link')).toHaveAttribute('href', 'tel:+13125550123')
  await bar.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).tap()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Fritz Forgotten' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Calls', level: 1 })).toBeVisible()
})

test('on a phone a month is the numbers of its days, and what stands on the day one presses is listed below', async ({ page }) => {
  await book(opened.studio, 'Mona Month', { primary_on: '2026-08-14', primary_time: '09:00' })
  await book(opened.studio, 'Mia Month', { primary_on: '2026-08-27' })
  await page.goto('/calendar?view=month&day=2026-08-14')
  await expect(page.getByRole('link', { name: 'Mona Month' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mia Month' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Thursday, August 27, 2026, 1 entry' }).tap()
  await expect(page).toHaveURL(/view=month/)
  await expect(page.getByRole('link', { name: 'Mia Month' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
})
