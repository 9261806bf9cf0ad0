import { createServer } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { decideItem } from '#studio/processing/contract.ts'
import { rehearseStudio } from '#studio/staff/contract.ts'
import { addReminder, addressOf, book, itemOf, morningOf, statusCalled } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => void (await addReminder(studio)))

/** A port on which nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function saveWith(page: Page, port: number) {
  await page.getByRole('textbox', { name: 'Port' }).fill(String(port))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true }).last()).toBeVisible()
}

test('the test of the sender sends a real email; with a wrong port it says what is wrong', async ({ page }) => {
  const { sink } = opened.studio
  await page.goto('/settings/email')
  const send = page.getByRole('button', { name: 'Send a test' })
  await send.click()
  await expect(page.getByText('The mail server took it. Look into the mailbox of pat@first.example.')).toBeVisible()
  expect(sink.received.map(({ to }) => to)).toEqual(['pat@first.example'])
  expect(sink.received[0]?.raw).toContain('hello@first.example')

  await page.getByRole('textbox', { name: 'Port' }).fill('1')
  await expect(send).toBeDisabled()
  await saveWith(page, await deadPort())
  await send.click()
  await expect(page.getByText(/nothing answers at this address and port/)).toBeVisible()
  await saveWith(page, sink.port)
  await send.click()
  await expect(page.getByText('The mail server took it.')).toBeVisible()
})

test('in rehearsal everything goes to the studio, marked; live it goes to the client', async ({ page }) => {
  const { studio } = opened
  await studio.call(rehearseStudio, { body: { rehearsal: true, address: 'pat@first.example' } })
  const before = studio.sink.received.length
  const first = await book(studio, 'Rosa Rehearsed', { primary_on: '2026-05-12' })
  const second = await book(studio, 'Lisa Live', { primary_on: '2026-05-12' })
  await morningOf(studio, '2026-05-05')
  const process = async (number: string) => {
    const { id, version } = await itemOf(studio, number)
    await studio.call(decideItem, { params: { id }, body: { decision: 'process', version } })
  }
  await page.goto('/settings/email')
  const banner = page.getByRole('region', { name: 'State of the studio' })
  await expect(banner).toContainText('Rehearsal: everything goes to pat@first.example, marked as a rehearsal.')
  await process(first.number)
  await expect.poll(() => studio.sink.received.slice(before).map(({ to }) => to)).toEqual(['pat@first.example'])
  expect(studio.sink.received[before]?.raw).toMatch(/^Subject: .*rehears/im)

  await banner.getByRole('button', { name: 'Go live' }).click()
  await page.getByRole('dialog', { name: 'Go live?' }).getByRole('button', { name: 'Go live' }).click()
  await expect(page.getByText('The studio is live: messages go to your clients.')).toBeVisible()
  await expect(banner).not.toContainText('Rehearsal')
  await process(second.number)
  await expect.poll(() => studio.sink.received.slice(before + 1).map(({ to }) => to)).toEqual([addressOf('Lisa Live')])
})

test('paused, everybody sees why and nothing leaves; resumed, it goes on', async ({ page }) => {
  const { studio } = opened
  const before = studio.sink.received.length
  await page.goto('/settings/email')
  await page.getByLabel('Why (shown to everybody)').fill('Moving the office')
  await page.getByRole('button', { name: 'Pause all' }).click()
  const banner = page.getByRole('region', { name: 'State of the studio' })
  await expect(banner).toContainText('Paused: nothing runs by itself and nothing is sent. Moving the office')

  const { number } = await book(studio, 'Paula Paused', { primary_on: '2026-05-13' })
  await morningOf(studio, '2026-05-06')
  const { id, version } = await itemOf(studio, number)
  await studio.call(decideItem, { params: { id }, body: { decision: 'process', version } })
  await page.goto('/messages')
  await page.getByRole('button', { name: 'Send what is due' }).click()
  await expect(page.getByText('Nothing was sent. Everything is paused, so nothing is sent. Moving the office')).toBeVisible()
  expect(studio.sink.received).toHaveLength(before)

  await banner.getByRole('button', { name: 'Resume' }).click()
  await expect(banner).not.toContainText('Paused')
  await page.getByRole('button', { name: 'Send what is due' }).click()
  await expect.poll(() => studio.sink.received.slice(before).map(({ to }) => to)).toEqual([addressOf('Paula Paused')])
})

test('a template with a field that does not exist is refused at the field', async ({ page }) => {
  await page.goto('/templates')
  await page
    .getByRole('button', { name: 'Session reminder, a week before', exact: true })
    .or(page.getByRole('link', { name: 'Session reminder, a week before', exact: true }))
    .first()
    .click()
  const subject = page.getByRole('textbox', { name: /^Subject/ })
  const kept = await subject.inputValue()
  await subject.fill('See you, {{ session.nickname }}')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(subject).toHaveAttribute('aria-invalid', 'true')
  await expect(subject).toHaveAccessibleDescription(/nickname/)
  await page.reload()
  await expect(subject).toHaveValue(kept)
})

test('a status that is used is not deleted: Hotshoe says what uses it, and what to do', async ({ page }) => {
  const { studio } = opened
  await book(studio, 'Uma Used', { primary_on: '2026-07-12' })
  await addReminder(studio, { description: 'Thank you', status_id: await statusCalled(studio, 'Delivered'), offset_count: 3 })
  await page.goto('/settings/statuses')
  for (const [status, sentence] of [
    ['Booked', /cannot be deleted: .* (is|are) in it and the trigger “A week before” uses it\. Make it inactive instead/],
    ['Delivered', /cannot be deleted: the trigger “Thank you” uses it/],
  ] as const) {
    await page.getByRole('button', { name: status, exact: true }).click()
    const details = page.getByRole('dialog', { name: `Change ${status}` })
    await details.getByRole('button', { name: 'Delete' }).click()
    await page
      .getByRole('dialog', { name: /^Delete/ })
      .getByRole('button', { name: 'Delete' })
      .click()
    await expect(details.getByRole('alert')).toContainText(sentence)
    await details.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('button', { name: status, exact: true })).toBeVisible()
  }
  expect(await statusCalled(studio, 'Delivered')).toBeGreaterThan(0)
})

test('a token is shown once, signs a program in, and is shut out when revoked', async ({ page }) => {
  await page.goto('/settings/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const form = page.getByRole('dialog', { name: 'New token' })
  await form.getByRole('textbox', { name: 'What it is for' }).fill('Booking form')
  await form.getByRole('radio', { name: 'Viewer' }).check()
  await form.getByRole('button', { name: 'Make it' }).click()
  const shown = page.getByRole('dialog', { name: 'The token' })
  const secret = /hotshoe_\S+|[\w-]{30,}/.exec(await shown.innerText())?.[0] ?? ''
  const asked = async (method: 'GET' | 'POST') =>
    (
      await fetch(`${opened.studio.address}/api/clients`, {
        method,
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{}' } : {}),
      })
    ).status
  expect(await asked('GET')).toBe(200)
  expect(await asked('POST')).toBe(403)
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  await page.getByRole('row').filter({ hasText: 'Booking form' }).getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog', { name: 'Revoke “Booking form”?' }).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('“Booking form” is revoked.')).toBeVisible()
  expect(await asked('GET')).toBe(401)
})
