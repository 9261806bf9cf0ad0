import { expect, test } from '@playwright/test'
import { findNow } from '#studio/processing/contract.ts'
import { addReminder, book } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => {
  await addReminder(studio)
  await book(studio, 'Anne Twice', { primary_on: '2026-05-20', client: { emails: ['twice@example.com'], city: 'Omaha' } })
  await book(studio, 'Ann Twice', { primary_on: '2026-05-11', client: { emails: ['twice@example.com'], city: 'Lincoln', do_not_market: true } })
})
test.setTimeout(40_000)

test('somebody entered twice is found, compared and made one; the old address leads on, and it can be undone', async ({ page }) => {
  await page.goto('/clients')
  await page.getByRole('link', { name: 'Duplicates' }).click()
  await expect(page.getByRole('heading', { name: 'Possible duplicates', level: 1 })).toBeVisible()
  const [anne, ann] = [page.getByRole('link', { name: 'Anne Twice', exact: true }), page.getByRole('link', { name: 'Ann Twice', exact: true })]
  const old = await ann.getAttribute('href')
  await expect(anne).toBeVisible()
  await page.getByRole('link', { name: 'Merge… Anne Twice' }).click()
  await page.getByRole('radio', { name: 'Lincoln' }).check()
  await expect(page.getByRole('region', { name: 'What comes together' })).toContainText('1 session')
  await page.getByRole('button', { name: 'Merge the two' }).click()
  await expect(page.getByText('Ann Twice is Anne Twice now.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Anne Twice', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Contact' })).toContainText('Lincoln')
  await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('Do Not Market', { exact: true })).toBeVisible()

  const address = new URL(page.url()).pathname
  await page.goto(old ?? '')
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await opened.studio.call(findNow)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Timeline' }).click()
  await expect(page.getByRole('region', { name: 'Until now' })).toContainText('Client: Merged')

  await page.goBack()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Ann Twice is a client again.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(1)
  await page.goto(old ?? '')
  await expect(page.getByRole('heading', { name: 'Ann Twice', level: 1 })).toBeVisible()
})
