import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { addMember } from '#studio/staff/members/contract.ts'
import { book } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => {
  await book(studio, 'Paula Past', { primary_on: '2026-05-03' })
  await book(studio, 'Nina Noon', { primary_on: '2026-05-04', primary_time: '12:00' })
  await book(studio, 'Eve Early', { primary_on: '2026-05-04', primary_time: '08:30' })
  await book(studio, 'Fay Far', { primary_on: '2029-05-04' })
})
test.setTimeout(40_000)

const named = (page: Page) => page.getByRole('table', { name: 'Sessions' }).locator('[data-opens]')

test('the list of sessions opens on what is coming: today first, and by the hour; all there is stands in the address', async ({ page }) => {
  await page.goto('/sessions')
  await expect(named(page)).toContainText(['Eve Early', 'Nina Noon', 'Fay Far'])
  await page.getByText('All', { exact: true }).click()
  await expect(named(page)).toContainText(['Fay Far', 'Nina Noon', 'Eve Early', 'Paula Past'])
  await page.reload()
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked()
  await page.getByText('Today', { exact: true }).click()
  await page.getByRole('searchbox', { name: 'Client or session number' }).fill('Paula')
  await page.getByRole('button', { name: 'Look at all sessions' }).click()
  await expect(named(page)).toContainText(['Paula Past'])
})

test('an address that names no session leads back to the list', async ({ page }) => {
  for (const address of ['/sessions/abc', '/sessions/999999', '/sessions/abc/edit']) {
    await page.goto(address)
    await expect(page.getByText('There is no such session')).toBeVisible()
  }
  await page.getByRole('link', { name: 'To the sessions' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
})

test('a switch of a session stays as it was pressed, and long notes begin short', async ({ page }) => {
  const notes = Array.from({ length: 60 }, (_, line) => `Line ${line + 1}`).join('\n')
  const { sessionId } = await book(opened.studio, 'Sue Switched', { primary_on: '2026-05-20', notes })
  await page.goto(`/sessions/${sessionId}`)
  const confirmed = page.getByRole('switch', { name: 'Confirmed' })
  await expect(confirmed).not.toBeChecked()
  // Every state the switch is drawn in from now on.
  await confirmed.evaluate((input: HTMLInputElement) => {
    const seen: boolean[] = []
    Object.assign(window, { seen })
    const look = () => {
      if (seen.at(-1) !== input.checked) seen.push(input.checked)
      requestAnimationFrame(look)
    }
    look()
  })
  await page.locator('label', { hasText: 'Confirmed' }).click()
  await expect(confirmed).toBeChecked()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Confirmed: yes')
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([false, true])

  const note = page.getByRole('region', { name: 'Notes' })
  const height = async () => (await note.boundingBox())?.height ?? 0
  expect(await height()).toBeLessThan(320)
  await note.getByRole('button', { name: 'Show all' }).click()
  expect(await height()).toBeGreaterThan(900)
})

test('a birthday that cannot be is told where it stands, with no list over it', async ({ page }) => {
  await page.goto('/clients/new')
  await page.getByLabel('Last name').fill('Tomorrow')
  await page.getByRole('combobox', { name: 'Birthday: Month' }).click()
  await page.getByRole('option', { name: 'June' }).click()
  await page.getByLabel('Birthday: Day').fill('4')
  await page.getByLabel('Birthday: Year').fill('2027')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByText('June 4, 2027 is still to come.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Birthday: Month' })).toBeFocused()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.getByLabel('Birthday: Year').fill('9999')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByText('Year must be 2999 or less.')).toBeVisible()
})

test('a task takes its dates as people of the studio write them', async ({ page }) => {
  await page.goto('/tasks?task=new')
  const form = page.getByRole('dialog', { name: 'New task' })
  await form.getByLabel('What is to be done').fill('Frame the prints')
  await form.getByRole('textbox', { name: 'Due' }).fill('soon')
  await form.getByRole('button', { name: 'Add the task' }).click()
  await expect(form).toContainText('"soon" is not a date.')
  await form.getByRole('textbox', { name: 'Due' }).fill('May 8, 2026')
  await form.getByRole('button', { name: 'Add the task' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Frame the prints' })).toContainText('Fri, May 8')
})

test('a file is tried before it is imported: what would be refused is named, and nothing is kept until Import is pressed', async ({ page }) => {
  const rows = ['Client ID,First Name,Last Name,Email', 'T1,Tara,Tried,tara@example.com', 'T2,Wilma,Wrong,nowhere']
  await page.goto('/import')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Choose a file first.')).toBeVisible()
  await page.setInputFiles('input[type=file]', { name: 'tried.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'What the import would do' })
  await expect(preview).toContainText('1 row would be refused. 1 record would be taken all the same.')
  await expect(preview.getByRole('row', { name: '3 Email nowhere' })).toBeVisible()
  await expect(page.getByText('No file was imported yet.')).toBeVisible()
  // Another choice makes it another import: its preview has to be asked for.
  await page.getByText('As news').click()
  await expect(preview).toHaveCount(0)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(preview).toBeVisible()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Import of tried.csv' })).toBeVisible()
  await expect(page.getByText('1 row was not taken.')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true })

  test('the chosen view is in view, a date has room for its year, and a row’s menu stands beside its name', async ({ page }) => {
    await page.goto('/messages?view=recalled')
    await expect(page.getByRole('tab', { name: /^Recalled/ })).toBeInViewport({ ratio: 0.9 })
    // There are more before it: the row fades there.
    await expect(page.locator('[data-scrolls]')).toHaveAttribute('data-fades', /start/)

    const { sessionId } = await book(opened.studio, 'Wanda Wide', { primary_on: '2026-11-25' })
    await page.goto(`/sessions/${sessionId}/edit`)
    const date = page.getByRole('textbox', { name: 'Session date' })
    await expect(date).toHaveValue('Wed, Nov 25, 2026')
    expect(await date.evaluate((input: HTMLInputElement) => input.scrollWidth - input.clientWidth)).toBe(0)

    await opened.studio.call(addMember, { body: { name: 'Mia Menu', role: 'viewer' } })
    await page.goto('/settings/people')
    const card = page.getByRole('listitem').filter({ hasText: 'Mia Menu' })
    await expect(card.getByRole('button', { name: 'More for Mia Menu' })).toBeVisible()
    // Both at one moment: the cards move while they are measured.
    const apart = () =>
      card.evaluate((one) => {
        const [name, menu] = ['p, span', 'button'].map((what) =>
          [...one.querySelectorAll(what)].find((each) => `${each.textContent} ${each.ariaLabel}`.includes('Mia Menu')),
        )
        return Math.abs((name?.getBoundingClientRect().y ?? 0) - (menu?.getBoundingClientRect().y ?? 99))
      })
    await expect.poll(apart).toBeLessThan(12)
  })
})

test('a list is seen with fewer columns, kept as a view for everybody, and taken along as a file', async ({ page }) => {
  await page.goto('/clients?q=Early')
  const columns = page.getByRole('table', { name: 'Clients' }).getByRole('columnheader')
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'City' }).click()
  await expect(columns).not.toContainText(['City'])
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('The early ones')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The view “The early ones” is saved.')).toBeVisible()

  await page.goto('/clients')
  await expect(columns.filter({ hasText: 'City' })).toBeVisible()
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Rename the view The early ones' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Early birds')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('The view “The early ones” is called “Early birds” now.')).toBeVisible()
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Early birds', exact: true }).click()
  await expect(page).toHaveURL(/q=Early/)
  await expect(columns.filter({ hasText: 'City' })).toHaveCount(0)
  await page.getByRole('button', { name: 'View', exact: true }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Download as CSV' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  const [headers, first, ...more] = file.trimEnd().split('\r\n')
  expect(headers).toMatch(/^\uFEFF"Client ID","Name","Company","Email","Phone",.*"Status",/)
  expect(headers).not.toContain('City')
  expect(first).toContain('"Eve Early"')
  expect(more).toEqual([])
})
