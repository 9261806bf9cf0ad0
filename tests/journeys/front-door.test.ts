import { expect, test } from '@playwright/test'
import { addReminder, book, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'
import { owner } from './running-studio.ts'

const opened = openStudioFor(async (studio) => {
  await addReminder(studio)
  await book(studio, 'Anna Miller', { primary_on: '2026-05-12' })
  await morningOf(studio, '2026-05-05')
})

test.describe('at the front door', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  test('before the program has come, the page shows its outline; an address that is none is told at its field', async ({ page }) => {
    const { promise: come, resolve: letCome } = Promise.withResolvers<void>()
    await page.route('**/*.js', async (route) => {
      await come
      await route.continue()
    })
    await page.goto('/', { waitUntil: 'commit' })
    const outline = page.locator('#opening')
    await expect(outline).toBeVisible()
    letCome()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(outline).toBeHidden()

    await page.getByLabel('Email').fill('p'.repeat(300))
    await page.getByLabel('Password', { exact: true }).fill('anything')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Email must not be longer than 254 characters.')).toBeVisible()
    await expect(page.getByLabel('Email')).toBeFocused()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('being led to the door is no error: nothing is written into the console', async ({ page }) => {
    const written: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && written.push(message.text())))
    page.on('pageerror', (error) => void written.push(error.message))
    for (const place of ['/', '/sessions', '/settings/people']) {
      await page.goto(place)
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    }
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Password', { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
    expect(written).toEqual([])
  })

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

test('a viewer sees everything and can process nothing', async ({ browser }) => {
  const { studio } = opened
  const page = await browser.newPage({ storageState: await studio.signedInAs('viewer', 'Vera Viewer'), baseURL: studio.address })
  await page.goto('/process')
  await expect(page.getByRole('button', { name: 'Anna Miller', exact: true })).toBeVisible()
  for (const name of [/^Process/, /^Skip/, /^Delete/, 'Look again']) await expect(page.getByRole('main').getByRole('button', { name })).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Anna Miller', exact: true }).focus()
  await page.keyboard.press('p')
  await expect(page.locator('[data-decision]')).toHaveCount(0)
  await page.goto('/triggers')
  await expect(page.getByText('A week before', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'New trigger' })).toHaveCount(0)
  expect((await page.request.post('/api/sweeps', { headers: { origin: studio.address } })).status()).toBe(403)
  await page.close()
})

test('the front desk processes, and cannot change the settings', async ({ browser }) => {
  const { studio } = opened
  const page = await browser.newPage({ storageState: await studio.signedInAs('front-desk', 'Fred Desk'), baseURL: studio.address })
  await page.goto('/settings/studio')
  await expect(page.getByRole('textbox', { name: /^Name/ })).toBeDisabled()
  await page.goto('/settings/tokens')
  await expect(page.getByText('Only an owner of the studio sees and makes tokens.')).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('link', { name: /API tokens/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0)
  expect((await page.request.get('/api/tokens')).status()).toBe(403)
  await page.goto('/process')
  await page.getByRole('button', { name: 'Process Anna Miller' }).click()
  await page.getByRole('button', { name: 'Process 1', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('Generated 1 email.')
  await page.close()
})
