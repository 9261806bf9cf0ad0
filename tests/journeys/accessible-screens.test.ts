import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openStudioFor } from './opened-studio.ts'
import { type Populated, populate } from './populated-studio.ts'

let there: Populated
openStudioFor(async (studio) => {
  there = await populate(studio)
})

/** Every screen: what it is called, where it is, and what must stand on it before it is looked at. */
const screens: readonly [name: string, address: (at: Populated) => string, shows: string | RegExp][] = [
  ['Process Triggers', () => '/process', 'Lena Waiting'],
  ['An opened item', ({ item }) => `/process?item=${item}`, 'It is the first choice of the trigger and can be used.'],
  ['Held items', () => '/process?view=held', 'Karla Recalled'],
  ['Items under attention', () => '/process?view=attention', 'Hugo Unreachable'],
  ['The forecast', () => '/forecast', 'Lena Waiting'],
  ['An entry of the forecast', ({ coming }) => `/forecast?entry=${coming}`, 'What would go out'],
  ['The forecast as a calendar', () => '/forecast?as=calendar&days=90', 'Lena Waiting'],
  ['Messages', () => '/messages', 'Jonas Resting'],
  ['An opened message', ({ message }) => `/messages?message=${message}`, 'Its way'],
  ['Calls', () => '/calls', 'Clara Phone'],
  ['An opened call', ({ call }) => `/calls?call=${call}`, 'What to say'],
  ['Letters', () => '/letters', 'No letter waits to be printed'],
  ['Batches of letters', () => '/letters?view=batches', 'Nothing was printed yet'],
  ['Tasks', () => '/tasks', 'Order the album'],
  ['An opened task', ({ task }) => `/tasks?task=${task}`, 'Linen, 30 pages'],
  ['A new task', () => '/tasks?task=new', 'What is to be done'],
  ['Clients', () => '/clients', 'Edna Skipped'],
  ['A client', ({ client }) => `/clients/${client}`, 'Leo Sanders'],
  ['Changing a client', ({ client }) => `/clients/${client}/edit`, 'Family'],
  ['Possible duplicates', () => '/clients/duplicates', /Not the same|No two clients/],
  ['Merging two clients', ({ client }) => `/clients/${client}/merge`, 'Which client is it a second time?'],
  ['The timeline of a client', ({ client }) => `/clients/${client}/timeline`, 'Everything about'],
  ['Sessions', () => '/sessions?span=all', 'Greta Moved'],
  ['A session', ({ session }) => `/sessions/${session}`, 'Where it stands'],
  ['Changing a session', ({ session }) => `/sessions/${session}/edit`, 'Booking'],
  ['Appointments', () => '/appointments', 'Choosing the album'],
  ['An appointment', ({ appointment }) => `/appointments/${appointment}`, 'Where it stands'],
  ['Changing an appointment', ({ appointment }) => `/appointments/${appointment}/edit`, 'Length in minutes'],
  ['Production orders', () => '/orders', 'Linen album'],
  ['A production order', ({ order }) => `/orders?open=${order}`, 'Tracking number'],
  ['A new production order', ({ client }) => `/orders?open=new&client=${client}`, 'Leave it empty to get the next one.'],
  ['Preproduction orders', () => '/orders?view=preproduction', '30 proofs'],
  ['A preproduction order', ({ proofs }) => `/orders?view=preproduction&open=${proofs}`, 'Received on'],
  ['Vendors', () => '/orders?view=vendors', 'Color Lab'],
  ['A vendor', ({ vendor }) => `/orders?view=vendors&open=${vendor}`, 'Orders with this vendor'],
  ['Invoices', () => '/invoices', '$380.00'],
  ['An invoice', ({ invoice }) => `/invoices/${invoice}`, 'Linen album'],
  ['Changing an invoice', ({ invoice }) => `/invoices/${invoice}/edit`, 'Payment dates'],
  ['A week of the calendar', () => '/calendar?day=2026-05-08', 'Choosing the album'],
  ['A month of the calendar', () => '/calendar?view=month&day=2026-05-08', 'Choosing the album'],
  ['A day of the calendar', () => '/calendar?view=day&day=2026-05-08', 'Choosing the album'],
  ['Import', () => '/import', 'old-clients.csv'],
  ['Feeds', () => '/import/feeds', 'https://127.0.0.1:1/clients.csv'],
  ['The report of an import', (at) => `/import/${at.import}`, 'not an address'],
  ['Triggers', () => '/triggers', 'A week before'],
  ['A trigger', ({ trigger }) => `/triggers/${trigger}`, 'What would you like this trigger to do for you?'],
  ['When a trigger fires', ({ trigger }) => `/triggers/${trigger}?tab=when`, 'Which date does it count from?'],
  ['Whom a trigger leaves out', ({ trigger }) => `/triggers/${trigger}?tab=not`, 'Do Not Market'],
  ['What a trigger makes', ({ trigger }) => `/triggers/${trigger}?tab=output-1`, 'Output 1'],
  ['The hours of a trigger', ({ trigger }) => `/triggers/${trigger}?tab=hours`, 'When may it process?'],
  ['Triggers by subject and status', () => '/triggers?as=tree', 'Preproduction (proof) order'],
  ['The history of a trigger', ({ trigger }) => `/triggers/${trigger}?tab=history`, 'Made'],
  ['Templates', () => '/templates', 'Session reminder, a week before'],
  ['A template', ({ template }) => `/templates/${template}`, 'Subject'],
  ['A new template', () => '/templates/new', 'Name'],
  ['Control Center', () => '/control-center', 'Send waiting messages'],
  ['A job', () => '/control-center?job=find-active-items', 'Only trouble'],
  ['Settings', () => '/settings', 'Settings'],
  ['Settings of the studio', () => '/settings/studio', /Time zone/],
  ['Settings of email', () => '/settings/email', 'hello@first.example'],
  ['Addresses not written to', () => '/settings/suppression', 'gone@example.com'],
  ['Statuses and types', () => '/settings/statuses', 'Booked'],
  ['Statuses of a type of tasks', () => '/settings/statuses?kind=task', 'In Progress'],
  ['Types of production orders', () => '/settings/statuses?kind=production_order&part=types', 'Wall Art'],
  ['A new status of preproduction orders', () => '/settings/statuses?kind=preproduction_order&open=new', 'Goes to the department'],
  ['A new status of clients', () => '/settings/statuses?kind=client&open=new', 'Clients get it when a session is booked'],
  ['People', () => '/settings/people', 'Maya Ortiz'],
  ['Rules as a file', () => '/rules', 'Rules as a file'],
  ['Tokens', () => '/settings/tokens', 'Journeys'],
  ['Nothing there', () => '/no-such-place', 'There is nothing here'],
]

const desktop = { width: 1280, height: 800 }
const phone = { width: 375, height: 740 }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One page for all of them, which keeps what it has loaded. */
let page: Page
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
})
test.afterAll(() => page.close())

/** Each violation in a line: which rule, where, what is wrong with it. */
async function violations(): Promise<string[]> {
  // A color on its way to another one is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : []))))
  // Its half megabyte goes to the browser once for each page that is loaded.
  const there = await page.evaluate(() => 'axe' in window)
  // In one piece, without a page of its own for each look; a message's frame holds what a studio wrote, and runs no script that could look.
  const look = new AxeBuilder({ page, ...(there ? { axeSource: '0' } : {}) }).setLegacyMode().exclude('iframe')
  const { violations: found } = await look
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  )
}

/** Goes there as a link does, without loading the program again; by way of nowhere, so that nothing of the screen before is taken for this one. */
async function follow(address: string) {
  const go = (to: string) =>
    page.evaluate((next) => {
      history.pushState({}, '', next)
      dispatchEvent(new PopStateEvent('popstate'))
    }, to)
  await go('/nowhere')
  await expect(page.getByText('There is nothing here')).toBeVisible()
  await go(address)
}

/** Wide and light, then narrow and dark: each screen in both widths and both colour schemes, at half the time of all four. */
async function look(shows: string | RegExp) {
  for (const [size, colorScheme] of [
    [desktop, 'light'],
    [phone, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize(size)
    await expect(
      page
        .getByText(shows)
        .or(page.locator(`input[value="${String(shows)}"]`))
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `scrolls sideways, ${size.width} wide`).toBe(0)
    expect(await violations(), `${size.width} wide, ${colorScheme}`).toEqual([])
  }
}

for (const [name, address, shows] of screens) {
  test(`${name}: everybody can use it, wide and light, narrow and dark`, async ({ baseURL }) => {
    if (page.url() === 'about:blank') await page.goto(`${baseURL}/`)
    await follow(address(there))
    await look(shows)
  })
}

for (const [address, shows] of [
  ['/sign-in', 'Welcome back. Sign in to your studio.'],
  ['/set-password', /This link is incomplete/],
  ['/set-password#something', 'New password'],
] as const) {
  test(`${address}: everybody can use it before they have signed in`, async ({ baseURL }) => {
    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.goto(`${baseURL}${address}`)
    await look(shows)
  })
}
