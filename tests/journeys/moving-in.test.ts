import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { listClients } from '#studio/records/clients/contract.ts'
import { listSessions } from '#studio/records/sessions/contract.ts'
import { openStudioFor } from './opened-studio.ts'

const opened = openStudioFor()
test.setTimeout(60_000)

const clients = [
  'Client ID,First Name,Last Name,Email,Birthday',
  'C1,Anna,García Márquez,anna@example.com,6/4/1983',
  'C2,Bo,Li,bo@nowhere,2/24',
  'C3,,,carla@example.com,1/2/1990',
  'C4,Dee,Dubois,dee@example.com,2/30/1980',
]
const sessions = [
  'Session No,Client ID,Session Type,Status,Session Date',
  'S1,C1,Family,Booked,9/13/2026',
  'S2,C2,Family,Booked,10/14/2026',
  'S3,C4,Newborn,Delivered,13/45/2024',
]

async function choose(page: Page, name: string, content: string): Promise<void> {
  await page.goto('/import')
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await expect(page.getByText('What the columns hold')).toBeVisible()
}

async function importIt(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: `Import of ${name}` })).toBeVisible()
}

/** The refused rows as a file, mended as somebody would in a spreadsheet. */
async function mended(page: Page, mistakes: Readonly<Record<string, string>>): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the rows to mend' }).click()
  const file = await downloading
  let text = await readFile(await file.path(), 'utf8')
  for (const [wrong, right] of Object.entries(mistakes)) {
    expect(text).toContain(wrong)
    text = text.replace(wrong, right)
  }
  return { name: file.suggestedFilename(), text }
}

test('a studio moves in: what was wrong in its files is mended in the rows that were refused, until all are in, each once', async ({ page }) => {
  await choose(page, 'clients.csv', clients.join('\r\n'))
  await importIt(page, 'clients.csv')
  await expect(page.getByText('3 rows were not taken.')).toBeVisible()
  await expect(page.getByRole('row', { name: /3 Email bo@nowhere/ })).toBeVisible()
  const people = await mended(page, { 'bo@nowhere': 'bo@example.com', '"C3",""': '"C3","Carla"', '2/30/1980': '2/28/1980' })
  expect(people.text).not.toContain('García')

  // The sessions, before the clients are mended: who is missing is named with the row that was refused.
  await choose(page, 'sessions.csv', sessions.join('\r\n'))
  await importIt(page, 'sessions.csv')
  await expect(page.getByText('2 rows were not taken.')).toBeVisible()
  await expect(page.getByText('The client “C2” was refused: line 3 of clients.csv.')).toBeVisible()
  const shoots = await mended(page, { '13/45/2024': '3/4/2024' })

  for (const { name, text } of [people, shoots]) {
    await choose(page, name, text)
    // Mended rows of the past are of the past as well.
    await expect(page.getByRole('radio', { name: 'As history' })).toBeChecked()
    await importIt(page, name)
    await expect(page.getByText('Every row was taken.')).toBeVisible()
  }

  const { call } = opened.studio
  const names = async () => (await call(listClients, { query: { limit: 50 } })).rows.map(({ name }) => name).toSorted()
  const numbers = async () => (await call(listSessions, { query: { limit: 50 } })).rows.map(({ number, status }) => `${number} ${status.name}`).toSorted()
  const all = [await names(), await numbers()]
  expect(all).toEqual([
    ['Anna García Márquez', 'Bo Li', 'Carla', 'Dee Dubois'],
    ['S1 Booked', 'S2 Booked', 'S3 Delivered'],
  ])

  // The same rows once more change nothing.
  await choose(page, 'clients-again.csv', people.text)
  await importIt(page, 'clients-again.csv')
  await expect(page.getByText('Everything was there already: nothing changed.')).toBeVisible()
  expect([await names(), await numbers()]).toEqual(all)
})
