import { expect, type Page, test } from '@playwright/test'
import type { Input } from '#platform/http/contract.ts'
import { addAttempt, listCalls } from '#studio/delivery/call-desk/contract.ts'
import { decideItem } from '#studio/processing/contract.ts'
import { changeSession, readSession } from '#studio/records/sessions/contract.ts'
import { addReminder, book, itemOf, morningOf } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

/** Four people without an email, whose sessions are a week away: four calls for the morning of May 9, a Saturday. */
const names = ['Adam First', 'Bea Second', 'Cleo Third', 'Dan Fourth'] as const
const phones = [
  { phone: '+13125550123', label: 'Mobile', sms: true },
  { phone: '+13125550124', label: 'Home', sms: false },
]

const opened = openStudioFor(async (studio) => {
  await addReminder(studio)
  const bookings = []
  for (const name of names) bookings.push(await book(studio, name, { primary_on: '2026-05-16', client: { emails: [], phones } }))
  await morningOf(studio, '2026-05-09')
  for (const { number } of bookings) {
    const item = await itemOf(studio, number)
    await studio.call(decideItem, { params: { id: item.id }, body: { decision: 'process', version: item.version } })
  }
})

const calls = async (query: Input<typeof listCalls>['query'] = {}) => (await opened.studio.call(listCalls, { query })).rows
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

test('the list is worked down by keys: no answer, a wrong number, a day to call back; a result given by mistake is taken back', async ({ page }) => {
  await page.goto('/calls')
  await row(page, 'Adam First').getByRole('button').click()
  await expect(dialog(page, 'Adam First')).toContainText('Ask whether the time still suits.')
  await expect(dialog(page, 'Adam First').getByRole('link', { name: 'Call +1 312 555 0123' })).toHaveAttribute('href', 'tel:+13125550123')
  await page.keyboard.press('n')
  await page.keyboard.type('Rang 9 times')
  await page.keyboard.press('Tab')
  await page.keyboard.press('3')
  await expect(dialog(page, 'Bea Second')).toContainText('Adam First: No answer. Again on Tue, May 12.')
  await page.keyboard.press('6')
  await expect(dialog(page, 'Bea Second').getByRole('link', { name: 'Call +1 312 555 0124' })).toBeVisible()
  await expect(dialog(page, 'Bea Second')).toContainText('Wrong number')
  await page.keyboard.press('j')
  await expect(dialog(page, 'Cleo Third')).toBeVisible()
  await page.keyboard.press('7')
  await dialog(page, 'Cleo Third').getByLabel('Call back on').fill('May 20, 2026')
  await dialog(page, 'Cleo Third').getByRole('button', { name: 'Note the day' }).click()
  await expect(dialog(page, 'Dan Fourth')).toContainText('Cleo Third: Asked to be called back. To be called back on Wed, May 20.')
  await page.keyboard.press('1')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('Dan Fourth: Reached. The call is done.')).toBeVisible()
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(dialog(page, 'Dan Fourth')).toContainText('taken back')
  expect(await calls({ state: 'done' })).toEqual([])
  expect((await calls({ due: 'coming' })).map(({ to_name, due_on, call_note }) => [to_name, due_on, call_note])).toEqual([
    ['Adam First', '2026-05-12', 'Rang 9 times'],
    ['Cleo Third', '2026-05-20', ''],
  ])
})

test('who was slower is told who was faster, and sees what was noted', async ({ page }) => {
  const [call] = await calls({ search: 'Dan Fourth' })
  await page.goto(`/calls?call=${call?.id ?? 0}`)
  await expect(dialog(page, 'Dan Fourth')).toBeVisible()
  await opened.studio.call(addAttempt, { params: { id: call?.id ?? 0 }, body: { version: call?.version ?? 0, result: 'voicemail', note: 'On the machine' } })
  await dialog(page, 'Dan Fourth').getByRole('button', { name: 'Busy' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'was faster with this call: “Left a message”' })).toBeVisible()
  await expect(dialog(page, 'Dan Fourth')).toContainText('On the machine')
})

test('on a phone: a call nobody needs to make any more says so, and is canceled by one touch', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  const [call] = await calls({ search: 'Bea Second' })
  const session = await opened.studio.call(readSession, { params: { id: call?.session?.id ?? 0 } })
  await opened.studio.call(changeSession, { params: { id: session.id }, body: { version: session.version, confirmed: true } })
  await page.goto('/calls')
  await expect(page.getByText('No longer needed')).toBeVisible()
  await page.getByRole('button', { name: 'Bea Second' }).click()
  await expect(dialog(page, 'Bea Second')).toContainText('It is confirmed.')
  await dialog(page, 'Bea Second').getByRole('button', { name: 'Cancel the call' }).first().click()
  await expect(page.getByText('The call is canceled.')).toBeVisible()
  await page.goto('/calls?view=canceled')
  await expect(page.getByText('Bea Second')).toBeVisible()
})
