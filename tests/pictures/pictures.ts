import type { Page } from '@playwright/test'

type Picture = {
  /** The address of the screen. */
  at: string
  /** A desk's when left out. */
  size?: 'desk' | 'phone'
  /** What is done on the screen before the picture is taken. */
  before?: (page: Page) => Promise<unknown>
}

/** The record of the item in that row of the list, which has something to show. */
const recordOf = (row: number, place: 'clients' | 'sessions') => async (page: Page) => {
  await page.locator('main li [data-opens]').nth(row).click()
  await page.getByRole('dialog').locator(`a[href^="/${place}/"]`).click()
  await page.getByRole('heading', { name: 'Triggered items' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

const openRow = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

const choose = async (page: Page) => {
  for (const [place, choice] of ['Process', 'Process', 'Skip'].entries()) {
    await page
      .locator('main li')
      .nth(place)
      .getByRole('button', { name: new RegExp(`^${choice} `) })
      .click()
  }
}

/** Opens the first row of a list. */
const openFirst = async (page: Page) => {
  await page.locator('main table [data-opens]').first().click()
  await page.getByText('Next payment due').waitFor()
}

/** The pictures of the manual, by file name. */
export const pictures: Readonly<Record<string, Picture>> = {
  'process-triggers': { at: '/process', before: choose },
  item: {
    at: '/process',
    before: async (page) => {
      await choose(page)
      await page.locator('main li [data-opens]').nth(1).click()
      await page.getByRole('dialog').getByText('Why this channel').waitFor()
    },
  },
  phone: {
    at: '/process',
    size: 'phone',
    before: async (page) => {
      await choose(page)
      await page
        .locator('main section [aria-expanded]')
        .first()
        .evaluate((group) => scrollTo(0, group.getBoundingClientRect().top + scrollY - 70))
    },
  },
  forecast: { at: '/forecast?as=calendar' },
  messages: { at: '/messages' },
  calls: { at: '/calls' },
  tasks: { at: '/tasks' },
  calendar: { at: '/calendar?view=month' },
  appointments: { at: '/appointments' },
  clients: { at: '/clients' },
  orders: { at: '/orders' },
  client: { at: '/process', before: recordOf(1, 'clients') },
  sessions: { at: '/sessions' },
  session: { at: '/process', before: recordOf(1, 'sessions') },
  invoices: { at: '/invoices' },
  invoice: { at: '/invoices?show=overdue', before: openFirst },
  import: { at: '/import' },
  triggers: { at: '/triggers' },
  trigger: {
    at: '/triggers',
    before: async (page) => {
      await openRow('A week before the session')(page)
      await page.getByRole('tab', { name: 'When' }).click()
    },
  },
  templates: { at: '/templates' },
  template: {
    at: '/templates',
    before: async (page) => {
      await openRow('Session reminder, a week before')(page)
      await page.getByText('Text only').waitFor()
    },
  },
  settings: { at: '/settings' },
  studio: { at: '/settings/studio' },
  sender: { at: '/settings/email' },
  statuses: { at: '/settings/statuses' },
  people: { at: '/settings/people' },
}
