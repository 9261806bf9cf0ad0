import { expect, test } from 'vitest'
import { pdfPages } from '#support/pdf-pages.ts'
import { type ConfirmedSession, confirmationOf } from './confirmation-paper.ts'
import { type CopiedInvoice, invoiceCopyOf } from './invoice-paper.ts'
import type { LetterPaper } from './paper.ts'
import { type Stationery, sheetOf } from './stationery.ts'
import { textTree } from './text-tree.ts'
import { typeset } from './typeset.ts'

const studio: Stationery = {
  name: 'Northlight Studio',
  address: '12 Lake Street\nChicago, IL 60601',
  phone: '+13125550100',
  email: 'hello@example.com',
  country: 'US',
  language: 'en-US',
  currency: 'USD',
  zone: 'America/Chicago',
  window: 'by-country',
  policies: 'Come a quarter of an hour early.\n\nBring #2 pencils & $5.',
  rehearsal: false,
}
const german: Stationery = { ...studio, name: 'Nordlicht', address: 'Seestraße 1\n80331 München', country: 'DE', language: 'de-DE', currency: 'EUR' }
const home = { company: '', street: '1200 N Lake Shore Dr', city: 'Chicago', region: 'IL', postcode: '60610', country: '' }

function letter(body: string, more: Partial<LetterPaper> = {}, from = studio): LetterPaper {
  const sheet = sheetOf(from, { language: from.language, day: '2026-11-22' })
  return {
    ...sheet,
    kind: 'letter',
    address: ['Zoë Łukasiewicz-Muñoz', '1200 N Lake Shore Dr', 'Chicago, IL 60610'],
    subject: 'Your session',
    body: textTree(body),
    ...more,
  }
}

test('a letter has the letterhead, the address, the day, the subject and the text', async () => {
  const pages = await pdfPages(await typeset('Letters', [letter('<p>Dear Zoë,</p><p>see you <strong>soon</strong>.</p>')]))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('Northlight Studio\n12 Lake Street\nChicago, IL 60601\n(312) 555-0100\nhello@example.com')
  expect(pages[0]).toContain('Zoë Łukasiewicz-Muñoz\n1200 N Lake Shore Dr\nChicago, IL 60610')
  expect(pages[0]).toContain('November 22, 2026')
  expect(pages[0]).toContain('Your session\nDear Zoë,\nsee you soon.')
})

test('signs of the typesetter print as they are, wherever they stand', async () => {
  const signs = '#let x = 1 $y$ *b* _c_ @d \\ <e> `f` //g [h] "i" -- ... ~'
  const escaped = signs.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const [page = ''] = await pdfPages(await typeset('#1', [letter(`<p>${escaped}</p>`, { subject: signs, address: [signs] })]))
  expect(page.split(signs)).toHaveLength(4)
})

test('a long letter goes on on a second page, which is numbered; the next one begins anew', async () => {
  const long = '<p>We are looking forward to seeing you at the studio, and to a long letter.</p>'.repeat(40)
  const pages = await pdfPages(await typeset('Letters', [letter(long), letter('<p>Short.</p>'), letter(long)]))
  expect(pages).toHaveLength(5)
  expect(pages.map((page) => /– (\d) –/.exec(page)?.[1] ?? null)).toEqual([null, '2', null, null, '2'])
})

test('in Germany it is A4 with the address where DIN 5008 wants it, the sender above it in one line', async () => {
  const pdf = await typeset('Briefe', [letter('<p>Guten Tag</p>', { address: ['Łukasz Müller', 'Hauptstr. 2', '10115 Berlin'] }, german)])
  const [page = ''] = await pdfPages(pdf)
  expect(page).toContain('Nordlicht · Seestraße 1 · 80331 München\nŁukasz Müller')
  expect(page).toContain('22. November 2026')
  expect(sheetOf(german, { language: 'de-DE', day: '2026-11-22' })).toMatchObject({ size: 'a4', window: 'din-b', lang: 'de', region: 'DE' })
  expect(sheetOf({ ...german, window: 'us-10' }, { language: 'de', day: '2026-11-22' })).toMatchObject({ size: 'a4', window: 'us-10', region: null })
})

test('the same letters give the same bytes', async () => {
  const [one, two] = [await typeset('Letters', [letter('<p>A</p>')]), await typeset('Letters', [letter('<p>A</p>')])]
  expect(Buffer.compare(one, two)).toBe(0)
})

test('what was written in a rehearsal says so across the page', async () => {
  const rehearsed = sheetOf({ ...studio, rehearsal: true }, { language: 'en-US', day: '2026-11-22' })
  const [page] = await pdfPages(await typeset('Letters', [letter('<p>A</p>', { mark: rehearsed.mark })]))
  expect(page).toContain('REHEARSAL')
})

const session: ConfirmedSession = {
  id: 1,
  number: 'S-00042',
  type: 'Family',
  client: 'Zoë Muñoz',
  language: 'en-US',
  home,
  primary_on: '2026-11-28',
  primary_time: '16:00',
  primary_zone: null,
  further: [{ label: 'Viewing', on_day: '2026-12-05', at_time: '10:30' }],
  photographer: 'Maya Ortiz',
  canceled: false,
}

test('a confirmation says what was agreed, in words, and the studio’s policies', async () => {
  const confirmation = confirmationOf(studio, session, '2026-11-22')
  expect(confirmation?.name).toBe('Session confirmation S-00042.pdf')
  const [page = ''] = await pdfPages(await typeset('x', confirmation === null ? [] : [confirmation.paper]))
  for (const words of [
    'S-00042 · Family',
    'Saturday, November 28, 2026\n4:00 PM',
    'Viewing: Saturday, December 5, 2026, 10:30 AM',
    'Maya Ortiz',
    'Bring #2 pencils & $5.',
  ])
    expect(page).toContain(words)
})

test('a session without a date has no confirmation; a canceled one says so', async () => {
  expect(confirmationOf(studio, { ...session, primary_on: null }, '2026-11-22')).toBeNull()
  expect(confirmationOf(studio, { ...session, canceled: true }, '2026-11-22')?.paper.mark).toBe('CANCELED')
})

const invoice: CopiedInvoice = {
  id: 1,
  number: 'I-00012',
  session: 'S-00042',
  client: 'Zoë Muñoz',
  language: 'de-DE',
  home,
  invoiced_on: '2026-11-02',
  canceled: false,
  total: 105_050,
  paid: 40_000,
  balance: 65_050,
  lines: [
    { description: 'Album, Leder', quantity: 2, unit_price: 50_000, amount: 100_000 },
    { description: 'Abzug #1 *klein*', quantity: 0.5, unit_price: 10_100, amount: 5050 },
  ],
  payments: [{ paid_on: '2026-11-03', amount: 40_000, method: 'Karte', note: '' }],
  dues: [
    { due_on: '2026-11-10', amount: 30_000 },
    { due_on: '2026-12-10', amount: 75_050 },
  ],
}

test('a copy of an invoice has lines, payments and what is left of each payment date, in the client’s language and the studio’s currency', async () => {
  const copy = invoiceCopyOf(studio, invoice, '2026-11-22')
  expect(copy.name).toBe('Rechnung I-00012.pdf')
  const [page = ''] = await pdfPages(await typeset('x', [copy.paper]))
  const plain = page.replaceAll('\u00a0', ' ')
  for (const words of [
    'Rechnung I-00012 (Kopie)',
    'Album, Leder 2 500,00 $ 1.000,00 $',
    'Abzug #1 *klein* 0,5',
    'Offener Betrag 650,50 $',
    '3. November 2026 Karte 400,00 $',
  ])
    expect(plain).toContain(words)
  expect(plain).toContain('10. Dezember 2026 650,50 $')
  expect(plain).not.toContain('10. November 2026')
})

test('an invoice paid too much shows a credit; a canceled one asks for nothing', () => {
  expect(invoiceCopyOf(studio, { ...invoice, paid: 110_050, balance: -5000 }, '2026-11-22').paper).toMatchObject({ parts: [{ title: 'Zahlungen' }] })
  const canceled = invoiceCopyOf(german, { ...invoice, payments: [], canceled: true }, '2026-11-22').paper
  expect(canceled).toMatchObject({ mark: 'STORNIERT', parts: [] })
})

test('an invoice of two hundred lines goes over pages and repeats its head', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => ({ description: `Print ${at}`, quantity: 1, unit_price: 100, amount: 100 }))
  const pages = await pdfPages(await typeset('x', [invoiceCopyOf(studio, { ...invoice, language: 'en', lines }, '2026-11-22').paper]))
  expect(pages.length).toBeGreaterThan(4)
  expect(pages.filter((page) => page.includes('Description Quantity Price Amount'))).not.toHaveLength(1)
  expect(pages.join('\n')).toContain('Print 199')
})

test('names of files have nothing that a file system forbids', () => {
  expect(invoiceCopyOf(studio, { ...invoice, language: 'en', number: '2026/12:7' }, '2026-11-22').name).toBe('Invoice 2026 12 7.pdf')
})
