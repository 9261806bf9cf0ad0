import { expect, test } from '@playwright/test'
import { openStudioFor } from './opened-studio.ts'
import { owner } from './running-studio.ts'

const opened = openStudioFor()

test.describe('at the front door', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  test('a wrong password is told, the right one leads to where one wanted to go, and signing out closes the door', async ({ page }) => {
    await page.goto('/sessions')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toHaveText('Email or password is wrong.')

    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()

    await page.getByRole('button', { name: `Account of ${owner.name}` }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.goto('/process')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect((await page.request.get(`${opened.studio.address}/api/clients`)).status()).toBe(401)
  })
})
