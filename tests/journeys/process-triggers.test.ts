import { expect, type Locator, type Page, test } from '@playwright/test'
import { decideItem, findNow } from '#studio/processing/contract.ts'
import { startImport } from '#studio/records/imports/contract.ts'
import { changeStudio, readStudio } from '#studio/staff/contract.ts'
import { addReminder, addressOf, book, itemOf, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => void (await addReminder(studio)))

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name, exact: true }) })
const view = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })

async function restFor(seconds: number) {
  const { call } = opened.studio
  await call(changeStudio, { body: { version: (await call(readStudio)).version, rest_seconds: seconds } })
}

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, place: Locator) {
  for (let steps = 0; steps < 60; steps += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never reaches it.')
}

test('Process All marks those who stand there: who comes afterwards stands unmarked, until All is pressed again', async ({ page }) => {
  const { studio } = opened
  for (const name of ['Abe Early', 'Bo Early']) await book(studio, name, { primary_on: '2026-05-11' })
  await morningOf(studio, '2026-05-04')
  await page.goto('/process')
  const all = page.getByRole('button', { name: 'Process All: A week before' })
  const marked = (name: string) => row(page, name).getByRole('button', { name: `Process ${name}` })
  await all.click()
  await expect(page.getByRole('button', { name: 'Process 2', exact: true })).toBeVisible()

  await book(studio, 'Cy Late', { primary_on: '2026-05-11' })
  await studio.call(findNow)
  await page.getByRole('link', { name: 'Messages' }).click()
  await page.getByRole('link', { name: 'Process Triggers' }).first().click()
  await expect(marked('Abe Early')).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(marked('Cy Late')).toHaveAttribute('aria-pressed', 'false')
  await expect(marked('Bo Early')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: 'Process 2', exact: true })).toBeVisible()
  await expect(all).toHaveAttribute('aria-pressed', 'false')
  await all.click()
  await expect(marked('Cy Late')).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Process 3', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('Generated 3 emails.')
})

test('a morning by keyboard alone: choose by p, s and d, process, read the result, and take it back while the emails rest', async ({ page }) => {
  const { studio } = opened
  await restFor(300)
  const names = ['Ada Ember', 'Bea Frost', 'Cleo Grant', 'Dora Hill']
  for (const name of names) await book(studio, name, { primary_on: '2026-05-12' })
  const sent = () => studio.sink.received.map(({ to }) => to).filter((to) => names.map(addressOf).includes(to))
  await morningOf(studio, '2026-05-05')
  await page.goto('/process')
  const group = page.getByRole('button', { name: /^A week before/ })
  await tabTo(page, group)

  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: 'Ada Ember', exact: true })).toBeFocused()
  await page.keyboard.press('p')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('p')
  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: 'Cleo Grant', exact: true })).toBeFocused()
  await page.keyboard.press('s')
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.keyboard.press('s')
  await expect(row(page, 'Dora Hill').getByRole('button', { name: 'Delete Dora Hill' })).toHaveAttribute('aria-pressed', 'true')

  const commit = page.getByRole('button', { name: 'Process 2, skip 1, delete 1' })
  await tabTo(page, commit)
  await page.keyboard.press('Enter')
  const result = page.getByRole('region', { name: 'Last run' })
  await expect(result).toContainText('Generated 2 emails. 1 item skipped. 1 item deleted.')
  await expect(page.getByText('Nothing to process')).toBeVisible()

  const undo = result.getByRole('button', { name: 'Undo' })
  for (let steps = 0; steps < 40 && !(await undo.evaluate((element) => element === document.activeElement)); steps += 1) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Undo this run?' })
  await tabTo(page, question.getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Undone: 2 emails recalled and 2 items put back.')).toBeVisible()
  await expect(result).toContainText('This run was undone.')

  await view(page, 'Held').click()
  for (const name of ['Ada Ember', 'Bea Frost']) await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(row(page, 'Ada Ember')).toContainText(
    'Held until Wed, May 6 · tomorrow · Its message was recalled before it was sent. The run was undone by Pat Moore.',
  )
  await view(page, 'Active').click()
  for (const name of ['Cleo Grant', 'Dora Hill']) await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  expect(sent()).toEqual([])
  await row(page, 'Cleo Grant').getByRole('button', { name: 'Skip Cleo Grant' }).click()
  await row(page, 'Dora Hill').getByRole('button', { name: 'Delete Dora Hill' }).click()
  await page.getByRole('button', { name: 'Skip 1, delete 1' }).click()
  await expect(result).toContainText('1 item skipped. 1 item deleted.')
  await expect(page.getByText('Nothing to process')).toBeVisible()
  await view(page, 'Deleted').click()
  await expect(page.getByText('These stay gone for their date: only Undo puts them back')).toBeVisible()

  await restFor(0)
  await view(page, 'Held').click()
  // What was held when this view was last open stands there for a moment; "all" is what is seen.
  await expect(page.getByRole('button', { name: 'Cleo Grant', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Process All: All items of this view' }).click()
  await page.getByRole('button', { name: 'Process 3', exact: true }).click()
  const three = ['Ada Ember', 'Bea Frost', 'Cleo Grant'].map(addressOf)
  await expect.poll(() => sent().toSorted()).toEqual(three)
})

test('an opened row shows the record, the very message, why this channel, and what happened to it', async ({ page }) => {
  const { studio } = opened
  const { number } = await book(studio, 'Eve Iverson', { primary_on: '2026-05-13' })
  await book(studio, 'Flo Jansen', { primary_on: '2026-05-13', client: { emails: [] } })
  await morningOf(studio, '2026-05-06')
  await page.goto('/process')
  await page.getByRole('button', { name: 'Eve Iverson', exact: true }).click()
  const details = page.getByRole('dialog', { name: 'Eve Iverson' })
  await expect(details.getByRole('link', { name: number })).toBeVisible()
  await expect(details).toContainText('Booked')
  await expect(details).toContainText(addressOf('Eve Iverson'))
  await expect(details).toContainText('It is the first choice of the trigger and can be used.')
  await expect(details.frameLocator('iframe').getByText('Eve')).not.toHaveCount(0)
  await expect(details).toContainText('Listed: Active')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Flo Jansen', exact: true }).click()
  const call = page.getByRole('dialog', { name: 'Flo Jansen' })
  await expect(call).toContainText(/No email: .*no email address/i)
  await expect(call).toContainText('So it becomes a call.')
  await expect(call).toContainText('Remind of the session')
  await call.getByRole('button', { name: 'Delete Flo Jansen' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Process Eve Iverson' }).click()
  await page.getByRole('button', { name: 'Process 1, delete 1' }).click()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('Generated 1 email. 1 item deleted.')
  await expect.poll(() => studio.sink.received.map(({ to }) => to)).toContain(addressOf('Eve Iverson'))
})

test('a hostile name stands in the message as text: nothing of it runs or loads', async ({ page }) => {
  const { studio } = opened
  const name = '<img src=x onerror="top.hacked=1"><script>top.hacked=1</script>'
  await book(studio, 'Gina King', { primary_on: '2026-05-14', client: { first_name: name, emails: ['gina.king@example.com'] } })
  await morningOf(studio, '2026-05-07')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/process')
  const opener = page.getByRole('button', { name: `${name} King`, exact: true })
  await opener.click()
  const frame = page.getByRole('dialog').locator('iframe')
  await expect(frame).toHaveAttribute('sandbox', '')
  const inside = page.getByRole('dialog').frameLocator('iframe')
  await expect(inside.getByText(name).first()).toBeVisible()
  expect(await inside.locator('img, script').count()).toBe(0)
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false)
  expect(asked.filter((path) => path === '/x' || path.endsWith('/x'))).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Delete ${name} King`, exact: true }).click()
  await page.getByRole('button', { name: 'Delete 1' }).click()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('1 item deleted.')
})

test('what somebody else has processed meanwhile is refused, with who and when', async ({ page }) => {
  const { studio } = opened
  const { number } = await book(studio, 'Hanna Lund', { primary_on: '2026-05-15' })
  await book(studio, 'Ida Moss', { primary_on: '2026-05-15' })
  await morningOf(studio, '2026-05-08')
  await page.goto('/process')
  await page.getByRole('button', { name: 'Process Hanna Lund' }).click()
  await page.getByRole('button', { name: 'Process Ida Moss' }).click()
  const item = await itemOf(studio, number)
  await studio.call(decideItem, { params: { id: item.id }, body: { decision: 'process', version: item.version } })
  await page.getByRole('button', { name: 'Process 2', exact: true }).click()
  const result = page.getByRole('region', { name: 'Last run' })
  await expect(result).toContainText('Generated 1 email. 1 item had been decided already.')
  await expect(result).toContainText(/Hanna Lund.*Journeys.*8:00/)
  await expect.poll(() => studio.sink.received.filter(({ to }) => to === addressOf('Hanna Lund')).length).toBe(1)
})

test('choices survive a look at another screen; Delete All asks with the number; a colleague who comes later takes the run back', async ({ page, browser }) => {
  const { studio } = opened
  await book(studio, 'Nora Quist', { primary_on: '2026-05-16' })
  await book(studio, 'Olga Rusk', { primary_on: '2026-05-16' })
  await morningOf(studio, '2026-05-09')
  await page.goto('/process')
  await page.getByRole('button', { name: 'Delete All: All items of this view' }).click()
  await page.getByRole('link', { name: 'Messages' }).first().click()
  await expect(page.getByRole('heading', { name: 'Messages' })).toBeVisible()
  await page.getByRole('link', { name: 'Process Triggers' }).first().click()
  await page.getByRole('button', { name: 'Delete 2', exact: true }).click()
  await page.getByRole('dialog', { name: 'Delete 2 items?' }).getByRole('button', { name: 'Delete 2' }).click()
  await expect(page.getByRole('region', { name: 'Last run' })).toContainText('2 items deleted.')

  const context = await browser.newContext({ baseURL: studio.address, storageState: await studio.signedInAs('front-desk', 'Una Vane') })
  const colleague = await context.newPage()
  await colleague.goto('/process')
  const undoable = colleague.getByRole('region', { name: 'Can still be undone' })
  await expect(undoable).toContainText(/Pat Moore, .*: 2 deleted\. Can be undone until/)
  await undoable.getByRole('button', { name: 'Undo 2 deleted' }).click()
  await colleague.getByRole('dialog', { name: 'Undo this run?' }).getByRole('button', { name: 'Undo' }).click()
  await expect(colleague.getByText('Undone: 2 items put back.')).toBeVisible()
  for (const name of ['Nora Quist', 'Olga Rusk']) await expect(colleague.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(undoable).toHaveCount(0)
  await colleague.getByRole('button', { name: 'Delete Nora Quist' }).click()
  await colleague.getByRole('button', { name: 'Delete Olga Rusk' }).click()
  await colleague.getByRole('button', { name: 'Delete 2', exact: true }).click()
  await expect(colleague.getByText('Nothing to process')).toBeVisible()
  await context.close()
})

test('three hundred at once are unusual: Hotshoe asks, shows how far it is, and tells what came of it', async ({ page }) => {
  const { studio } = opened
  const many = Array.from({ length: 300 }, (_, index) => index + 1)
  const before = studio.sink.received.length
  await studio.at('2026-05-08T12:00')
  await studio.call(startImport, {
    body: {
      kind: 'client',
      mode: 'news',
      file_name: 'clients.csv',
      content: ['Client ID,First Name,Last Name,Email', ...many.map((n) => `M${n},Many,Number ${n},many${n}@example.com`)].join('\n'),
    },
  })
  await studio.call(startImport, {
    body: {
      kind: 'session',
      mode: 'news',
      file_name: 'sessions.csv',
      content: ['Session No,Client ID,Type,Status,Session Date', ...many.map((n) => `M-${n},M${n},Family,Booked,05/16/2026`)].join('\n'),
    },
  })
  await morningOf(studio, '2026-05-09')
  await page.goto('/process')
  await page.getByRole('button', { name: 'Process All: A week before' }).click()
  const commit = page.getByRole('button', { name: 'Process 300', exact: true })
  await commit.click()
  const question = page.getByRole('dialog', { name: 'This is unusual' })
  await expect(question).toContainText(/“A week before” would make 300 today; up to 50 a day is usual for it./)
  await question.getByRole('button', { name: 'Look again' }).click()
  await expect(question).toHaveCount(0)
  await expect(view(page, 'Active')).toContainText('300')
  expect(studio.sink.received).toHaveLength(before)

  await commit.click()
  await question.getByRole('button', { name: 'Process anyway' }).click()
  const result = page.getByRole('region', { name: 'Last run' })
  await expect(result.getByRole('progressbar').or(result.getByText('Generated 300 emails.'))).not.toHaveCount(0)
  await expect(result).toContainText('Generated 300 emails.', { timeout: 30_000 })
  await expect(page.getByText('Nothing to process')).toBeVisible()
  await expect.poll(() => studio.sink.received.length - before, { timeout: 30_000 }).toBe(300)
  expect(new Set(studio.sink.received.map(({ to }) => to)).size).toBe(studio.sink.received.length)
})
