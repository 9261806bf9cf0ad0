import { expect, test } from '@playwright/test'
import { changeClient, listClients, readClient } from '#studio/records/clients/contract.ts'
import { readSession } from '#studio/records/sessions/contract.ts'
import { readStudio } from '#studio/staff/contract.ts'
import { readTrigger } from '#studio/triggers/contract.ts'
import { addReminder, book } from './morning.ts'
import { openStudioFor } from './opened-studio.ts'
import { owner } from './running-studio.ts'

const opened = openStudioFor()
test.setTimeout(40_000)

test('sent twice in one tick, a form makes one record', async ({ page }) => {
  const { call } = opened.studio
  await page.goto('/clients/new')
  await page.getByLabel('First name').fill('Dora')
  await page.getByLabel('Last name').fill('Double')
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit()
    form.requestSubmit()
  })
  await expect(page.getByRole('heading', { name: 'Dora Double' })).toBeVisible()
  expect((await call(listClients, { query: { search: 'Double' } })).rows).toHaveLength(1)
})

test('a time that is half typed and a date that cannot be read are told at their fields, and nothing is moved', async ({ page }) => {
  const { studio } = opened
  const { sessionId: id } = await book(studio, 'Mona Moved', { primary_on: '2026-05-12' })
  const when = async () => {
    const { primary_on, primary_time } = await studio.call(readSession, { params: { id } })
    return [primary_on, primary_time?.slice(0, 5)]
  }
  await page.goto(`/sessions/${id}`)
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Move the session' })
  await dialog.getByLabel('Time', { exact: true }).focus()
  await page.keyboard.press('Delete')
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await expect(dialog).toContainText('The time is only half there.')
  await dialog.getByLabel('Time', { exact: true }).fill('11:00')
  await expect(dialog).not.toContainText('The time is only half there.')

  await dialog.getByRole('textbox', { name: 'Session date' }).fill('the day after')
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await expect(dialog).toContainText('"the day after" is not a date.')
  await expect(dialog.getByRole('textbox', { name: 'Session date' })).toHaveValue('the day after')
  expect(await when()).toEqual(['2026-05-12', '10:30'])

  await dialog.getByRole('textbox', { name: 'Session date' }).fill('5/13/2026')
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await expect(page.getByText('The session is moved.')).toBeVisible()
  expect(await when()).toEqual(['2026-05-13', '11:00'])
})

test('a number out of range is told at its field instead of being bent, and hours over midnight are named', async ({ page }) => {
  const before = await opened.studio.call(readStudio)
  await page.goto('/settings/studio')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Another name')
  await page.getByLabel('Brake').fill('-5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Enter a whole number from 1 to 1,000,000.')).toBeVisible()
  await expect(page.getByLabel('Brake')).toHaveValue('-5')
  await page.getByLabel('From', { exact: true }).fill('20:00')
  await page.getByLabel('To', { exact: true }).fill('08:00')
  await expect(page.getByText('Overnight: from 8:00 PM until 8:00 AM of the next day.')).toBeVisible()
  expect(await opened.studio.call(readStudio)).toEqual(before)
  await page.getByRole('button', { name: 'Discard' }).click()

  await page.goto('/settings/email')
  await page.getByLabel('Port').fill('99999')
  await page.getByRole('textbox', { name: /^Server/ }).focus()
  await expect(page.getByLabel('Port')).toHaveValue('99999')
  await expect(page.getByText('Enter a whole number from 1 to 65,535.')).toBeVisible()
})

test('days that a trigger does not take stay as they were typed, and saving from another tab goes to them', async ({ page }) => {
  const { studio } = opened
  const id = await addReminder(studio, { description: 'Far ahead', active: false })
  await page.goto(`/triggers/${id}?tab=when`)
  const days = page.getByRole('textbox', { name: 'How many', exact: true })
  await days.fill('9999')
  await page.getByRole('tab', { name: 'General' }).click()
  await page.getByRole('textbox', { name: /^Description/ }).fill('Further ahead')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(days).toHaveValue('9999')
  await expect(days).toBeFocused()
  await expect(page.getByText('Enter a whole number from 1 to 3,650.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await studio.call(readTrigger, { params: { id } })).toMatchObject({ description: 'Far ahead', offset_count: -7 })
  await days.fill('99')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  expect(await studio.call(readTrigger, { params: { id } })).toMatchObject({ description: 'Further ahead', offset_count: -99 })
})

test('what is typed and not saved is asked about before it is left, and before the newest is shown', async ({ page }) => {
  const { studio } = opened
  const { clientId: id } = await book(studio, 'Lena Left', { primary_on: '2026-05-12' })
  await page.goto(`/clients/${id}/edit`)
  await page.getByLabel('Company').fill('Left and Co')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByLabel('Company')).toHaveValue('Left and Co')

  const { version } = await studio.call(readClient, { params: { id } })
  await studio.call(changeClient, { params: { id }, body: { version, city: 'Omaha' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Show the newest' }).click()
  const question = page.getByRole('dialog', { name: 'Show the newest instead of what you typed?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Company')).toHaveValue('Left and Co')
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await question.getByRole('button', { name: 'Show the newest' }).click()
  await expect(page.getByLabel('City')).toHaveValue('Omaha')
  await page.getByLabel('Company').fill('Left and Co')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Lena Left' })).toBeVisible()

  await page.goto('/sessions/new')
  await page.getByLabel('Notes').fill('by the lake')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Clients' }).click()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible()
})

test('a new session tells all that is wrong at once, and goes to the first of it with no list over it', async ({ page }) => {
  await page.goto('/sessions/new')
  await page.getByRole('textbox', { name: 'Session date' }).fill('someday')
  await page.getByRole('button', { name: 'Add session' }).click()
  for (const sentence of ['Choose the client.', 'Choose the type of session.', '"someday" is not a date.']) await expect(page.getByText(sentence)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused()
  await expect(page.getByRole('listbox')).toHaveCount(0)
})

test('a form in a drawer is not closed over what is typed, by whatever way; saved, it closes at once', async ({ page }) => {
  await page.goto('/tasks')
  await page.getByRole('button', { name: 'Add a task' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'New task' })
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)

  await page.getByRole('button', { name: 'Add a task' }).first().click()
  await drawer.getByLabel('What is to be done').fill('Call the lab')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  const ways = [
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(20, 400),
    () => drawer.getByRole('button', { name: 'Close', exact: true }).click(),
    () => page.evaluate(() => history.back()),
  ]
  for (const way of ways) {
    await way()
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(question).toHaveCount(0)
    await expect(drawer.getByLabel('What is to be done')).toHaveValue('Call the lab')
  }
  // Escape on the question answers the question only.
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await drawer.getByRole('button', { name: 'Add the task' }).click()
  await expect(drawer).toHaveCount(0)

  // The same in a task that is there: it is marked as done only once what was typed is saved, and its history tells both.
  await page.getByRole('button', { name: 'Call the lab', exact: true }).click()
  const task = page.getByRole('dialog', { name: 'Call the lab' })
  await task.getByLabel('Notes').fill('Ask for Pat')
  await expect(task.getByRole('button', { name: 'Mark as done' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Stay' }).click()
  // However late the task is read again: what is pressed goes by what was saved, not by what stood here before.
  const late = Promise.withResolvers<void>()
  await page.route(/\/api\/tasks\/\d+$/, async (route) => {
    if (route.request().method() === 'GET') await late.promise
    // The drawer that asked may be closed by then.
    await route.continue().catch(() => undefined)
  })
  await task.getByRole('button', { name: 'Save', exact: true }).click()
  await task.getByRole('button', { name: 'Mark as done' }).click()
  await expect(task).toHaveCount(0)
  late.resolve()
  await page.getByRole('tab', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Call the lab', exact: true }).click()
  await expect(task.getByRole('list').getByText(/^(Done|Notes: Ask for Pat|Created)$/)).toHaveText(['Done', 'Notes: Ask for Pat', 'Created'])
})

test('a sign-in that ends meanwhile is renewed above the form, which keeps what was typed', async ({ page, context }) => {
  await page.goto('/clients/new')
  await page.getByLabel('First name').fill('Kira')
  await page.getByLabel('Last name').fill('Kept')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Add client' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog).toContainText('You were signed out.')
  await dialog.getByLabel('Password', { exact: true }).fill('not this one')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Email or password is wrong.')
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByLabel('Last name')).toHaveValue('Kept')
  await page.getByRole('button', { name: 'Add client' }).click()
  await expect(page.getByRole('heading', { name: 'Kira Kept' })).toBeVisible()
})

test('a window is not closed over what is typed: change status, move a session, a member; its Cancel just closes it', async ({ page }) => {
  const { sessionId } = await book(opened.studio, 'Wilma Window', { primary_on: '2026-05-20' })
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await page.goto('/sessions')
  await page.getByRole('row').filter({ hasText: 'Wilma Window' }).getByRole('button').first().click()
  await expect(page).toHaveURL(new RegExp(`/sessions/${sessionId}$`))
  const status = page.getByRole('dialog', { name: /^Status of/ })
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(status.getByLabel('Note')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(status).toHaveCount(0)

  await page.getByRole('button', { name: 'Change status' }).click()
  await status.getByLabel('Note').fill('She rang')
  const ways = [
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(20, 400),
    () => status.getByRole('button', { name: 'Close', exact: true }).click(),
    () => page.evaluate(() => history.back()),
  ]
  for (const way of ways) {
    await way()
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(question).toHaveCount(0)
    await expect(status.getByLabel('Note')).toHaveValue('She rang')
  }
  // Escape on the question answers the question only.
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(status.getByLabel('Note')).toHaveValue('She rang')
  await status.getByRole('button', { name: 'Save status' }).click()
  await expect(status).toHaveCount(0)
  await expect(question).toHaveCount(0)

  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const move = page.getByRole('dialog', { name: 'Move the session' })
  await move.getByRole('textbox', { name: 'Time' }).fill('11:45')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(move).toHaveCount(0)
  await expect(question).toHaveCount(0)
  // What was dropped is not there again.
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(move.getByRole('textbox', { name: 'Time' })).not.toHaveValue(/11:45/)
  await move.getByRole('button', { name: 'Cancel' }).click()
  await expect(move).toHaveCount(0)

  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Add a member' }).click()
  const member = page.getByRole('dialog', { name: 'Add a member' })
  await member.getByLabel('Name').fill('Nobody yet')
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Stay' }).click()
  await member.getByRole('button', { name: 'Cancel' }).click()
  await expect(member).toHaveCount(0)
})

test('of more than fifty left as history, the one meant is found by a search and let in with those ticked before', async ({ page }) => {
  const { studio } = opened
  await book(studio, 'Zora Oldest', { primary_on: '2026-05-08' })
  for (let number = 1; number <= 51; number += 1) await book(studio, 'Mary Many', { primary_on: '2026-05-09' })
  const id = await addReminder(studio, { description: 'Half a hundred' })
  await page.goto(`/triggers/${id}`)
  await page.getByRole('button', { name: 'Who was left out' }).click()
  const history = page.getByRole('dialog', { name: 'Left as history' })
  await history
    .getByRole('checkbox', { name: /^Mary Many/ })
    .first()
    .check()
  await expect(history.getByRole('checkbox', { name: /^Zora/ })).toHaveCount(0)
  await history.getByRole('searchbox').fill('zora')
  await page.keyboard.press('Enter')
  await history.getByRole('checkbox', { name: /^Zora Oldest/ }).check()
  await expect(history.getByRole('checkbox', { name: /^Mary/ })).toHaveCount(0)
  await history.getByRole('searchbox').fill('nobody of that name')
  await expect(history).toContainText('Nobody left as history is found by “nobody of that name”.')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
  await history.getByRole('button', { name: 'Let in 2 records' }).click()
  await expect(page.getByText('2 records are listed under Process Triggers now.')).toBeVisible()
  await expect(history).toHaveCount(0)
})
