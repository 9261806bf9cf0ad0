import { expect, type Page, test } from '@playwright/test'
import { listDispatches } from '#studio/delivery/contract.ts'
import { changeSender, readSender } from '#studio/messages/sender/contract.ts'
import { decideItem } from '#studio/processing/contract.ts'
import { listTasks } from '#studio/records/tasks/contract.ts'
import { changeStudio, readStudio } from '#studio/staff/contract.ts'
import { hangUp, ScriptedSmtp } from '#support/scripted-smtp.ts'
import { addReminder, addressOf, book, itemOf, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => void (await addReminder(studio)))

/** Books somebody a week ahead of that day and processes the item as another program would. */
async function processed(day: string, name: string, client: { emails?: string[] } = {}) {
  const { studio } = opened
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 7)
  const booking = await book(studio, name, { primary_on: date.toISOString().slice(0, 10), client })
  await morningOf(studio, day)
  const item = await itemOf(studio, booking.number)
  await studio.call(decideItem, { params: { id: item.id }, body: { decision: 'process', version: item.version } })
  return booking
}

async function restFor(seconds: number) {
  const { call } = opened.studio
  await call(changeStudio, { body: { version: (await call(readStudio)).version, rest_seconds: seconds } })
}

async function mailTo(port: number) {
  const { call } = opened.studio
  await call(changeSender, { body: { version: (await call(readSender)).version, port } })
}

const view = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })

test('a message is recalled while it rests: it never leaves, and its item waits under Held', async ({ page }) => {
  const { studio } = opened
  await restFor(600)
  await processed('2026-05-05', 'Nora Olsen')
  await page.goto('/messages')
  const line = page.getByRole('row').filter({ hasText: 'Nora Olsen' })
  await expect(line).toContainText('Resting')
  await line.getByRole('button').click()
  const details = page.getByRole('dialog', { name: 'Nora Olsen' })
  await expect(details).toContainText(addressOf('Nora Olsen'))
  await expect(details.frameLocator('iframe').getByText('Nora').first()).toBeVisible()
  await details.getByRole('button', { name: 'Recall' }).click()
  await page.getByRole('dialog', { name: 'Recall this message?' }).getByRole('button', { name: 'Recall' }).click()
  await expect(details).toContainText('Recalled')
  await page.keyboard.press('Escape')
  await view(page, 'Recalled').click()
  await expect(page.getByRole('row').filter({ hasText: 'Nora Olsen' })).toBeVisible()
  await page.goto('/process?view=held')
  await expect(page.getByRole('button', { name: 'Nora Olsen', exact: true })).toBeVisible()
  expect(studio.sink.received).toEqual([])
  await restFor(0)
})

test('a message that rests can leave now', async ({ page }) => {
  const { studio } = opened
  await restFor(600)
  await processed('2026-05-06', 'Olga Perez')
  await page.goto('/messages')
  await page.getByRole('row').filter({ hasText: 'Olga Perez' }).getByRole('button').click()
  await page.getByRole('dialog', { name: 'Olga Perez' }).getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => studio.sink.received.map(({ to }) => to)).toEqual([addressOf('Olga Perez')])
  await page.goto('/messages?view=sent')
  await expect(page.getByRole('row').filter({ hasText: 'Olga Perez' })).toContainText('Sent')
  await restFor(0)
})

test('what the mail server neither took nor refused is in doubt until a person decides', async ({ page }) => {
  const { studio } = opened
  const server = new ScriptedSmtp({ end: [hangUp, '250 2.0.0 queued'] })
  await mailTo(await server.listen())
  await processed('2026-05-07', 'Pia Quist')
  await page.goto('/messages?view=trouble')
  const line = page.getByRole('row').filter({ hasText: 'Pia Quist' })
  await expect(line).toContainText('In doubt', { timeout: 20_000 })
  expect(server.accepted).toBe(1)
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/process')
  await expect(page.getByRole('navigation', { name: 'Every day' }).getByRole('link', { name: 'Messages' })).toContainText('1 in doubt')
  await expect(page.getByRole('region', { name: 'State of the studio' })).toContainText('1 email is in doubt: it may have been sent, or not.')
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Messages' })).toContainText('1 in doubt')
  const { rows } = await studio.call(listDispatches, { query: { search: 'Quist' } })
  await page.goto(`/clients/${rows[0]?.client_id}`)
  await page.getByRole('listitem').filter({ hasText: 'is in doubt: it may have been sent, or not' }).getByRole('link', { name: 'Decide' }).click()
  await expect(page.getByRole('dialog', { name: 'Pia Quist' })).toContainText('This may have been sent.')
  await page.goto('/process')
  await page.getByRole('region', { name: 'State of the studio' }).getByRole('link', { name: 'Decide' }).click()
  const details = page.getByRole('dialog', { name: 'Pia Quist' })
  await expect(details).toContainText('The mail server did not say whether it took this message.')
  await details.getByRole('button', { name: 'Send again' }).click()
  const question = page.getByRole('dialog', { name: 'Send it again?' })
  await expect(question).toContainText('If the first one did arrive, the client has it twice.')
  await question.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => server.accepted).toBe(2)
  await expect(page.getByText('1 in doubt')).toHaveCount(0)
  await expect.poll(async () => (await studio.call(listDispatches, { query: { search: 'Quist' } })).rows.map(({ state }) => state)).toContain('sent')

  server.close()
  const other = new ScriptedSmtp({ end: hangUp })
  await mailTo(await other.listen())
  await processed('2026-05-08', 'Rita Stone')
  await page.goto('/messages?view=trouble')
  await page.getByRole('row').filter({ hasText: 'Rita Stone' }).getByRole('button').click({ timeout: 20_000 })
  await page.getByRole('dialog', { name: 'Rita Stone' }).getByRole('button', { name: 'Mark as sent' }).click()
  await page.goto('/messages?view=sent')
  await expect(page.getByRole('row').filter({ hasText: 'Rita Stone' })).toContainText('Sent')
  expect(other.accepted).toBe(1)
  other.close()
  await mailTo(studio.sink.port)
})

test('a task is added, ticked off, and opened again', async ({ page }) => {
  const { studio } = opened
  await page.goto('/tasks')
  await page.getByRole('button', { name: 'Add a task' }).first().click()
  const form = page.getByRole('dialog', { name: 'New task' })
  await form.getByRole('button', { name: 'Add the task' }).click()
  await expect(form).toContainText('Say what is to be done.')
  await form.getByLabel('What is to be done').fill('Order the album of Tara Upton')
  await form.getByRole('button', { name: 'Add the task' }).click()
  const tick = page
    .getByRole('checkbox', { name: 'Mark “Order the album of Tara Upton” as done' })
    .or(page.getByRole('button', { name: 'Mark “Order the album of Tara Upton” as done' }))
  await tick.click()
  await expect(page.getByText('The task is done.')).toBeVisible()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await view(page, 'Done').click()
  await page.getByRole('button', { name: 'Order the album of Tara Upton', exact: true }).click()
  await page.getByRole('dialog', { name: 'Order the album of Tara Upton' }).getByRole('button', { name: 'Open again' }).click()
  await expect(page.getByText('The task is open again.')).toBeVisible()
  expect((await studio.call(listTasks, { query: { state: 'open' } })).rows.map(({ description }) => description)).toEqual(['Order the album of Tara Upton'])
})
