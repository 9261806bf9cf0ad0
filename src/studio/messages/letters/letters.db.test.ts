import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { caller } from '#support/call-route.ts'
import { pdfPages } from '#support/pdf-pages.ts'
import { addClient, addSession } from '#support/people.ts'
import { type TestStudio, testStudio } from '#support/studio.ts'
import type { EmailDraft, LetterDraft } from '../communication.ts'
import { readCommunication } from '../contract.ts'
import * as papers from '../papers/contract.ts'
import { loadConfirmations } from '../papers/load-confirmations.ts'
import { loadStationery } from '../papers/load-stationery.ts'
import { paperRoutes } from '../papers/routes.ts'
import { sheetOf } from '../papers/stationery.ts'
import { messageRoutes } from '../routes.ts'
import { writeCommunications } from '../write-communications.ts'
import { cancelLetters } from './cancel-letters.ts'
import * as letters from './contract.ts'
import { lockWaitingLetters } from './lock-waiting-letters.ts'
import { printLetters } from './print-letters.ts'
import { letterRoutes } from './routes.ts'

let here: TestStudio
let ask: ReturnType<typeof caller>
let client: number
let session: number

beforeAll(async () => {
  here = await testStudio()
  ask = caller(here.studio, [...messageRoutes, ...letterRoutes, ...paperRoutes])
})
beforeEach(async () => {
  client = await addClient(here.studio, { first_name: 'Zoë', last_name: 'Muñoz', street: '1 Elm St', city: 'Chicago', region: 'IL', postcode: '60610' })
  session = await addSession(here.studio, client, { primary_on: '2026-11-28', primary_time: '16:00' })
})
afterAll(() => here.close())

async function write(changes: Partial<LetterDraft> = {}): Promise<number> {
  return here.studio.inTransaction(async (work) => {
    const studio = await loadStationery(work)
    const draft: LetterDraft = {
      channel: 'letter',
      purpose: 'transactional',
      recipient: { kind: 'client', id: client },
      to_name: 'Zoë Muñoz',
      to_address: '1 Elm St\nChicago, IL 60610',
      description: 'Reminder',
      subject: 'See you soon',
      html: '<p>Dear Zoë,</p><p>#1 is <em>yours</em>.</p>',
      plain: 'Dear Zoë,\n\n#1 is yours.',
      letter: { ...sheetOf(studio, { language: 'en-US', day: '2026-11-22' }), rehearsal: studio.rehearsal },
      client_id: client,
      session_id: session,
      client_version: 1,
      session_version: 1,
      item_id: null,
      ancestry: [],
      flagged: null,
      ...changes,
    }
    const [id] = await writeCommunications(work, [draft])
    if (id === undefined) throw new Error('nothing was written')
    return id
  })
}

const print = (...ids: number[]) => here.studio.inTransaction(async (work) => printLetters(work, await lockWaitingLetters(work, ids)))
const waiting = async () => (await ask(letters.listLetters, { query: { client_id: client } })).rows

test('a written letter waits, with its address and what is put in; it can be looked at before it is printed', async () => {
  const attachments = await here.studio.readOnly(async (work) => [...(await loadConfirmations(work, [session])).values()])
  const id = await write({ attachments })
  expect(await waiting()).toMatchObject([
    {
      id,
      state: 'waiting',
      to_address: '1 Elm St\nChicago, IL 60610',
      attachments: [expect.stringMatching(/^Session confirmation/)],
      rehearsal: true,
      batch: null,
    },
  ])
  const { name, pdf } = await ask(letters.readLetterPdf, { params: { id } })
  expect(name).toBe(`Letter ${id}.pdf`)
  const [first = '', second = ''] = await pdfPages(pdf)
  expect(first).toContain('Zoë Muñoz\n1 Elm St\nChicago, IL 60610')
  expect(first).toContain('Dear Zoë,\n#1 is yours.')
  expect(second).toContain('Session confirmation')
  expect(second).toContain('Saturday, November 28, 2026\n4:00 PM')
  expect(await waiting()).toHaveLength(1)
})

test('a batch prints what waits, once; its PDF can be had again and is the same, whatever changed since', async () => {
  const [one, two, other] = [await write({ subject: 'First' }), await write({ subject: 'Second' }), await write({ subject: 'Third' })]
  const batch = (await print(one, two)) ?? 0
  expect(await print(one, two)).toBeNull()
  expect((await waiting()).map(({ id }) => id)).toEqual([other])
  const before = await ask(letters.readLetterBatchPdf, { params: { id: batch } })
  await here.database.transaction().execute(async (db) => {
    const { sql } = await import('kysely')
    await sql`SELECT set_config('hotshoe.studio', ${String(here.studio.id)}, true)`.execute(db)
    await sql`UPDATE studio SET name = 'Renamed', rehearsal = false`.execute(db)
    await sql`UPDATE client SET first_name = 'Zoe', street = '2 Oak St' WHERE id = ${client}`.execute(db)
  })
  const after = await ask(letters.readLetterBatchPdf, { params: { id: batch } })
  expect(before.name).toBe(`Letters ${batch}.pdf`)
  expect(Buffer.compare(before.pdf, after.pdf)).toBe(0)
  expect((await pdfPages(after.pdf)).map((page) => /(First|Second|Third)/.exec(page)?.[0])).toEqual(['First', 'Second'])
  expect((await ask(letters.listLetterBatches)).rows[0]).toMatchObject({ id: batch, letters: 2, actor: { name: 'Pat Manager' } })
  expect((await ask(letters.listLetters, { query: { state: 'printed', batch_id: batch } })).rows.map(({ id }) => id)).toEqual([two, one])
})

test('a letter is canceled and waits again; a printed one cannot be canceled', async () => {
  const id = await write()
  const canceled = await ask(letters.changeLetter, { params: { id }, body: { version: 1, state: 'canceled' } })
  expect(canceled).toMatchObject({ state: 'canceled', closed_by: { name: 'Pat Manager' } })
  expect(await ask(letters.changeLetter, { params: { id }, body: { version: 1, state: 'canceled' } })).toMatchObject({ version: 2 })
  await expect(ask(letters.changeLetter, { params: { id }, body: { version: 1, state: 'waiting' } })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await ask(letters.changeLetter, { params: { id }, body: { version: 2, state: 'waiting' } })).toMatchObject({ state: 'waiting', closed_by: null })
  await print(id)
  await expect(ask(letters.changeLetter, { params: { id }, body: { version: 4, state: 'canceled' } })).rejects.toMatchObject({ code: 'letter-printed' })
})

test('a letter that was taken back does not wait again: its item makes it anew', async () => {
  const id = await write()
  const printed = await write()
  await print(printed)
  expect(await here.studio.inTransaction((work) => cancelLetters(work, [id, printed], 'The run was undone by Pat Manager.'))).toEqual([id])
  await expect(ask(letters.changeLetter, { params: { id }, body: { version: 2, state: 'waiting' } })).rejects.toMatchObject({ code: 'letter-taken-back' })
})

test('a number that names no letter is refused, also that of an email; an empty batch is none', async () => {
  await expect(ask(letters.readLetterPdf, { params: { id: 999_999 } })).rejects.toMatchObject({ code: 'no-such-letter' })
  await expect(ask(letters.readLetterBatchPdf, { params: { id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  expect(await print()).toBeNull()
})

test('a communication tells that it is a letter, and what was put in', async () => {
  const id = await write()
  expect(await ask(readCommunication, { params: { id } })).toMatchObject({
    channel: 'letter',
    letter_state: 'waiting',
    call_state: null,
    message_id: null,
    attachments: [],
  })
  await expect(ask(papers.readAttachments, { params: { id } })).rejects.toMatchObject({ code: 'nothing-put-in' })
})

test('what is put in with an email is kept as it was', async () => {
  const attachments = await here.studio.readOnly(async (work) => [...(await loadConfirmations(work, [session])).values()])
  const email: EmailDraft = {
    channel: 'email',
    purpose: 'transactional',
    recipient: { kind: 'client', id: client },
    to_name: 'Zoë',
    to_address: 'zoe@example.com',
    description: '',
    subject: 'Confirmed',
    html: '<p>Hi</p>',
    plain: 'Hi',
    from_name: '',
    from_address: 'studio@example.com',
    reply_to: '',
    rest_until: null,
    not_after: null,
    client_id: client,
    session_id: session,
    client_version: 1,
    session_version: 1,
    item_id: null,
    ancestry: [],
    flagged: null,
    attachments,
  }
  const [id = 0] = await here.studio.inTransaction((work) => writeCommunications(work, [email]))
  expect(await ask(readCommunication, { params: { id } })).toMatchObject({ attachments: [expect.stringMatching(/^Session confirmation/)], letter_state: null })
  const { pdf } = await ask(papers.readAttachments, { params: { id } })
  expect((await pdfPages(pdf))[0]).toContain('Saturday, November 28, 2026')
})

test('a session without a date has no confirmation, and an invoice that is not there no copy', async () => {
  const dateless = await addSession(here.studio, client, { primary_on: null, primary_time: null })
  await expect(ask(papers.readConfirmation, { params: { id: dateless } })).rejects.toMatchObject({ code: 'no-date' })
  await expect(ask(papers.readConfirmation, { params: { id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(ask(papers.readInvoiceCopy, { params: { id: 999_999 } })).rejects.toMatchObject({ kind: 'not-found' })
  expect((await ask(papers.readConfirmation, { params: { id: session } })).name).toMatch(/^Session confirmation/)
})
