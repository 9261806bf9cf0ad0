import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { createClient } from '#studio/records/clients/contract.ts'
import { createSession, listSessions } from '#studio/records/sessions/contract.ts'
import { listStatuses, listTypes } from '#studio/records/statuses/contract.ts'
import { addReminder } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor(async (studio) => {
  const { call } = studio
  const { id: client_id } = await call(createClient, { body: { first_name: 'Wendy', last_name: 'Season', emails: ['wendy@example.com'] } })
  const [type] = (await call(listTypes, { query: { subject_kind: 'session' } })).rows
  const inquiry = (await call(listStatuses, { query: { subject_kind: 'session' } })).rows.find(({ name }) => name === 'Inquiry')
  for (let at = 0; at < 203; at += 1) {
    const body = { client_id, type_id: type?.id ?? 0, status_id: inquiry?.id ?? 0, primary_on: '2026-06-20', number: `W-${at}` }
    await call(createSession, { body })
  }
  await addReminder(studio)
})
test.setTimeout(60_000)

test('two hundred sessions advance: all that fit are chosen, the preview tells what would move and warns, and then they are there', async ({ page }) => {
  await page.goto('/sessions')
  await page.getByRole('searchbox', { name: 'Client or session number' }).fill('Season')
  // What is selected belongs to the filters: they have to stand first.
  await expect(page).toHaveURL(/q=Season/)
  await expect(page.getByText(/W-0$/)).toBeVisible()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select Wendy Season, W-0', exact: true }).check()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Select all sessions that fit' }).click()
  await page.getByRole('button', { name: 'Advance status' }).click()
  const window = page.getByRole('dialog', { name: 'Advance the status of sessions' })
  await window.getByRole('combobox', { name: 'To the status' }).click()
  await page.getByRole('listbox').getByRole('option', { name: 'Booked' }).click()
  await expect(window).toContainText('203 would move.')
  await expect(window).toContainText('1 trigger looks at this status')
  await expect(window).toContainText('more than 50 at once is unusual')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await window.getByRole('textbox', { name: 'Note' }).fill('The summer season')
  await window.getByRole('button', { name: 'Move 203 sessions to Booked' }).click()
  await expect(page.getByText('203 sessions are in Booked now.')).toBeVisible()
  await expect(window).toBeHidden()
  await page
    .getByRole('button', { name: /Wendy Season/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'History' })).toContainText('The summer season')
  const { rows } = await opened.studio.call(listSessions, { query: { search: 'Season', limit: 500 } })
  expect(rows.filter(({ status }) => status.name === 'Booked')).toHaveLength(203)
})
