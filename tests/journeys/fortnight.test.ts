import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { listCalls } from '#studio/delivery/call-desk/contract.ts'
import { listItems } from '#studio/matching/contract.ts'
import { type Due, dueClients } from './due-clients.ts'
import { openStudioFor } from './opened-studio.ts'

/** What people do in between, laid over what the files say: null for nobody, else the morning and how. */
const story: Record<string, Pick<Due, 'on' | 'by'> | null> = {
  'S-00332': { on: '2026-05-15', by: 'email' }, // moved from the 14th to the 22nd
  'S-00487': { on: '2026-05-08', by: 'call' }, // its client lost the email address that morning
  'S-00823': { on: '2026-05-10', by: 'email' }, // skipped on the 9th
  'S-00775': { on: '2026-05-13', by: 'email' }, // on hold from the 10th, released on the 13th
  'S-00778': null, // deleted
}
const mornings = Array.from({ length: 14 }, (_, index) => `2026-05-${String(index + 5).padStart(2, '0')}`)
const asWritten = dueClients('2026-05-05', '2026-05-18')
const expected = asWritten.flatMap((due) => {
  const told = story[due.session]
  return told === null ? [] : [{ ...due, ...told }]
})
const samples = path.join(import.meta.dirname, '../../samples/first-studio')
const clientOf = (session: string) => asWritten.find((due) => due.session === session)?.client ?? ''
const dueOn = (morning: string, by: Due['by']) => expected.filter((due) => due.on === morning && due.by === by)
const sorted = (list: readonly string[]) => list.toSorted((a, b) => a.localeCompare(b))

const rule =
  '7 days before the primary session date of sessions in status Booked: email the client, or call if there is no usable email. Not if on hold, confirmed, canceled or Do Not Market.'

const opened = openStudioFor()
test.describe.configure({ mode: 'serial' })

/** One page for the whole fortnight: nobody loads it anew, as on a computer that is never switched off. */
let page: Page

test.beforeAll(async ({ browser }) => {
  // With the options of this file: signed in as the owner.
  page = await browser.newPage()
  await page.goto(opened.studio.address)
})
test.afterAll(() => page.close())

async function goTo(screen: 'Process Triggers' | 'Messages' | 'Calls' | 'Clients' | 'Sessions' | 'Import' | 'Triggers') {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen, exact: true }).click()
  await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible()
}

/** Presses "Look again" and waits until the list is the one that was found. */
async function lookAgain() {
  let looked = false
  const listed = page.waitForResponse((response) => {
    looked ||= response.url().endsWith('/api/sweeps')
    return looked && response.url().includes('/api/triggered-items/groups')
  })
  await page.getByRole('button', { name: 'Look again' }).click()
  await (await listed).finished()
}

async function importFile(file: string) {
  await goTo('Import')
  await page.locator('input[type="file"]').setInputFiles(path.join(samples, file))
  await expect(page.getByText(new RegExp(`${file}, [\\d,]+ rows`))).toBeVisible()
  await expect(page.getByRole('radio', { name: 'As history' })).toBeChecked()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: `Import of ${file}` })).toBeVisible({ timeout: 30_000 })
}

const figure = (name: string) => page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]')

/** The session's own page, found as a person finds it. */
async function openSession(number: string) {
  await goTo('Sessions')
  await page.getByRole('searchbox').or(page.getByLabel('Client or session number')).first().fill(number)
  await page
    .getByRole('row')
    .filter({ hasText: number })
    .getByRole('button')
    .or(page.getByRole('row').filter({ hasText: number }).getByRole('link'))
    .first()
    .click()
  await expect(page).toHaveURL(/\/sessions\/\d+/)
}

const between: Record<string, () => Promise<void>> = {
  '2026-05-07': async () => {
    await openSession('S-00332')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    const moving = page.getByRole('dialog', { name: 'Move the session' })
    await moving.getByRole('textbox', { name: 'Session date' }).fill('5/22/2026')
    await moving.getByRole('button', { name: 'Move it' }).click()
    await expect(page.getByText('The session is moved.')).toBeVisible()
  },
  '2026-05-08': async () => {
    await goTo('Clients')
    await page.getByLabel('Name, company, email or phone').fill('sofa.smithjones205@example.com')
    const found = page.getByRole('row').filter({ hasText: 'sofa.smithjones205@example.com' })
    await found.getByRole('button').or(found.getByRole('link')).first().click()
    await page
      .getByRole('link', { name: 'Edit' })
      .or(page.getByRole('button', { name: 'Edit' }))
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
  },
  '2026-05-10': async () => {
    await openSession('S-00775')
    await page.getByRole('switch', { name: 'On hold' }).click()
    await expect(page.getByRole('switch', { name: 'On hold' })).toBeChecked()
  },
  '2026-05-13': async () => {
    await openSession('S-00775')
    await page.getByRole('switch', { name: 'On hold' }).click()
    // Its day has passed meanwhile, so it comes at once: that is asked first.
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.getByRole('dialog', { name: 'Save this change?' }).getByRole('button', { name: 'Save the change' }).click()
    expect((await saved).status()).toBe(200)
    await expect(page.getByRole('switch', { name: 'On hold' })).not.toBeChecked()
  },
}
/** What somebody chooses for one row before pressing Process. */
const chosen: Record<string, { session: string; choice: 'Skip' | 'Delete' }> = {
  '2026-05-09': { session: 'S-00823', choice: 'Skip' },
  '2026-05-12': { session: 'S-00778', choice: 'Delete' },
}

test('both files come in as history, and the report names every row that was refused, with its line and why', async () => {
  await importFile('clients.csv')
  await expect(figure('Created')).toHaveText('638')
  await expect(figure('Refused')).toHaveText('2')
  const refusals = page.getByRole('table', { name: 'What was refused' }).getByRole('row')
  await expect(refusals).toHaveCount(3)
  await expect(refusals.nth(1)).toContainText('“not an address” is not an email address')
  await expect(refusals.nth(1)).toContainText('96')

  await importFile('sessions.csv')
  await expect(figure('Created')).toHaveText('1,491')
  await expect(figure('Refused')).toHaveText('9')
  await goTo('Process Triggers')
  await expect(page.getByText('Nothing to process')).toBeVisible()
})

test('a description makes the trigger; filled in and switched on it says whom it leaves as history', async () => {
  await goTo('Triggers')
  await page.getByRole('textbox', { name: 'New trigger' }).fill('A week before')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'A week before' })).toBeVisible()
  await page.getByRole('radio', { name: 'Email/Call' }).check()
  await page.getByRole('tab', { name: 'When' }).click()
  await page
    .getByRole('textbox', { name: 'Status' })
    .or(page.getByRole('combobox', { name: 'Status' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Booked', exact: true }).click()
  await page.getByRole('radio', { name: 'Primary session date' }).check()
  await page.getByText('Before', { exact: true }).click()
  await page.getByRole('textbox', { name: 'How many', exact: true }).fill('7')
  await page.getByRole('tab', { name: 'Who not' }).click()
  for (const name of [/Do Not Market/, /On Hold/i, /Confirmed/i, /Canceled/i]) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('tab', { name: 'Email/Call' }).click()
  await page
    .getByRole('textbox', { name: 'Template' })
    .or(page.getByRole('combobox', { name: 'Template' }))
    .first()
    .click()
  await page.getByRole('option', { name: 'Session reminder, a week before' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'The rule' })).toHaveText(rule)

  await page.getByRole('button', { name: 'Switch on', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Switch on “A week before”' })
  const history = dueClients('2026-04-27', '2026-05-04')
  await expect(question).toContainText(/records? fits? already|More than/)
  for (const { client } of history.slice(0, 1)) await expect(question).toContainText(client)
  await question.getByRole('button', { name: 'Switch on', exact: true }).click()
  await expect(page.getByText('It is on and counts from now.')).toBeVisible()
  await goTo('Process Triggers')
  await expect(page.getByText('Nothing to process')).toBeVisible()
})

for (const morning of mornings) {
  test(`${morning}: Process All sends everybody due their one email, lists the calls, and holds who cannot be reached`, async () => {
    const { studio } = opened
    const before = studio.sink.received.length
    await studio.at(`${morning}T08:00`)
    await between[morning]?.()
    await goTo('Process Triggers')
    await lookAgain()
    const exception = chosen[morning]
    const [emails, calls, lost] = [dueOn(morning, 'email'), dueOn(morning, 'call'), dueOn(morning, 'attention')]

    await page.getByRole('button', { name: 'Process All: A week before' }).click()
    if (exception !== undefined) await page.getByRole('button', { name: `${exception.choice} ${clientOf(exception.session)}`, exact: true }).click()
    const others = exception === undefined ? '' : `, ${exception.choice.toLowerCase()} 1`
    await page.getByRole('button', { name: `Process ${emails.length + calls.length + lost.length}${others}`, exact: true }).click()

    const result = page.getByRole('region', { name: 'Last run' })
    const made = [emails.length > 0 ? `${emails.length} email` : '', calls.length > 0 ? `${calls.length} call` : ''].filter(Boolean)
    for (const part of made) await expect(result).toContainText(part)
    if (lost.length > 0) await expect(result).toContainText(lost.length === 1 ? '1 item needs attention.' : `${lost.length} items need attention.`)
    if (exception !== undefined) await expect(result).toContainText(exception.choice === 'Skip' ? '1 item skipped.' : '1 item deleted.')
    await expect(page.getByText('Nothing to process')).toBeVisible()
    await expect.poll(() => studio.sink.received.length - before).toBe(emails.length)
    expect(sorted(studio.sink.received.slice(before).map(({ to }) => to))).toEqual(sorted(emails.map(({ email }) => email)))
    await result.getByRole('button', { name: 'Close the result' }).click()
    await expect(result).toHaveCount(0)
  })
}

test('who has no email stands in the call list, each under their morning', async () => {
  await goTo('Calls')
  const calls = expected.filter(({ by }) => by === 'call')
  await expect(page.getByText(`${calls.length} rows`)).toBeVisible()
  for (const { client } of calls.slice(0, 5)) await expect(page.getByRole('row').filter({ hasText: client }).first()).toBeVisible()
  const { rows } = await opened.studio.call(listCalls, { query: { limit: 200 } })
  expect(sorted(rows.map(({ session, due_on }) => `${due_on} ${session?.number}`))).toEqual(sorted(calls.map(({ on, session }) => `${on} ${session}`)))
})

test('on 19 May who cannot be reached still waits under Attention with the reason, or was missed', async () => {
  const { studio } = opened
  await studio.at('2026-05-19T08:00')
  await goTo('Process Triggers')
  await lookAgain()
  await page.getByRole('tab', { name: /^Attention/ }).click()
  const waiting = expected.filter(({ by, on }) => by === 'attention' && on >= '2026-05-12')
  for (const { client } of waiting) await expect(page.getByRole('listitem').filter({ hasText: client })).toContainText(/no email address/i)
  const { rows } = await studio.call(listItems, { query: { view: 'attention', limit: 200 } })
  expect(sorted(rows.map(({ record }) => record.number))).toEqual(sorted(waiting.map(({ session }) => session)))
})

test('on 19 May the whole fortnight is processed again: only who is due that day gets an email', async () => {
  const { studio } = opened
  const before = studio.sink.received.length
  const today = dueClients('2026-05-19', '2026-05-19')
  await goTo('Process Triggers')
  await page.getByRole('button', { name: 'Process All: A week before' }).click()
  await page.getByRole('button', { name: `Process ${today.length}`, exact: true }).click()
  await expect(page.getByText('Nothing to process')).toBeVisible()
  const emails = today.filter(({ by }) => by === 'email').map(({ email }) => email)
  await expect.poll(() => studio.sink.received.length - before).toBe(emails.length)
  expect(sorted(studio.sink.received.slice(before).map(({ to }) => to))).toEqual(sorted(emails))
})

test('looked at again from its first day and its last: nothing to process, nothing leaves, nobody had two', async () => {
  const { studio } = opened
  const all = [...expected, ...dueClients('2026-05-19', '2026-05-19')].filter(({ by }) => by === 'email')
  for (const moment of ['2026-05-05T08:00', '2026-05-18T08:00', '2026-05-19T12:00']) {
    await studio.at(moment)
    await goTo('Process Triggers')
    await lookAgain()
    await expect(page.getByText('Nothing to process')).toBeVisible()
  }
  await goTo('Messages')
  await page.getByRole('button', { name: 'Send what is due' }).click()
  await expect(page.getByText('Nothing was sent.')).toBeVisible()
  expect(sorted(studio.sink.received.map(({ to }) => to))).toEqual(sorted(all.map(({ email }) => email)))
})
