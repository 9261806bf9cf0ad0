import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as letters from '#studio/messages/letters/contract.ts'
import { letterRoutes } from '#studio/messages/letters/routes.ts'
import { carryOutRun } from '#studio/processing/carry-out-run.ts'
import * as showing from '#studio/processing/contract.ts'
import { previewItem } from '#studio/processing/preview-item.ts'
import { processingRoutes } from '#studio/processing/routes.ts'
import { startRun } from '#studio/processing/start-run.ts'
import { caller } from '#support/call-route.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { pdfPages } from '#support/pdf-pages.ts'
import { openSink } from '#support/sink.ts'
import { addRow } from '#support/studio.ts'
import { addT7, addTemplate, emailStep, step } from '#support/t7.ts'
import { findAndRecall } from '../find-and-recall.ts'
import { listUndoableRuns } from '../list-undoable-runs.ts'
import { sendDue } from '../send-due.ts'
import { undoRun } from '../undo-run.ts'
import { printRoutes } from './routes.ts'

let cases: CaseStudio
let ask: ReturnType<typeof caller>
let template: number
const home = { street: '1 Elm St', city: 'Chicago', region: 'IL', postcode: '60610' }
beforeEach(async () => {
  cases = await caseStudio()
  ask = caller(cases.studio, [...letterRoutes, ...printRoutes])
  await change(sql`UPDATE studio SET rehearsal = false, policies = 'Come early.'`)
  template = await addTemplate(cases, {
    subject: 'Your {{ session.type }} session',
    body: '<p>Dear {{ client.first_name }},</p><p>see you on {{ session.date }}.</p>',
  })
})
afterEach(() => cases.close())

const change = (statement: ReturnType<typeof sql>) => cases.studio.inTransaction((work) => statement.execute(work.db))
const letterStep = (fields = {}) => step({ channel: 'letter', template_id: template, ...fields })
const items = async () => (await cases.items()).map(({ state, reason }) => [state, reason])
const waiting = async () => (await ask(letters.listLetters)).rows
const print = () => ask(letters.printLetters, { body: {} })

async function booked(client: Parameters<CaseStudio['client']>[0] = {}): Promise<{ client: number; session: number }> {
  const id = await cases.client({ ...home, ...client })
  return { client: id, session: await cases.session({ client_id: id, primary_on: '2026-05-13', primary_time: '10:00' }) }
}

async function processAll(): Promise<number> {
  await cases.at('2026-05-06T08:00')
  await findAndRecall(cases.studio)
  const id = await cases.studio.inTransaction((work) => startRun(work, { all: [{ decision: 'process', view: 'active', last_event_id: 1e9 }] }))
  await carryOutRun(cases.studio, id)
  return id
}

test('an item becomes a letter that waits, and a page of the batch', async () => {
  await addT7(cases, [letterStep()])
  await booked({ first_name: '#Zoë', last_name: 'Łukasik*' })
  await processAll()
  expect(await items()).toEqual([['processed', null]])
  expect(await waiting()).toMatchObject([
    { to_name: '#Zoë Łukasik*', to_address: '1 Elm St\nChicago, IL 60610', subject: 'Your Family session', rehearsal: false },
  ])
  const { batch, recalled, waiting: left } = await print()
  expect({ letters: batch?.letters, recalled, left }).toEqual({ letters: 1, recalled: 0, left: 0 })
  const pages = await pdfPages((await ask(letters.readLetterBatchPdf, { params: { id: batch?.id ?? 0 } })).pdf)
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('#Zoë Łukasik*\n1 Elm St\nChicago, IL 60610')
  expect(pages[0]).toContain('May 6, 2026')
  expect(pages[0]).toContain('Dear #Zoë,\nsee you on Wednesday, May 13, 2026.')
  expect(await print()).toEqual({ batch: null, recalled: 0, waiting: 0 })
})

test('Email/Letter: with an email an email, without a usable one a letter, without both attention that says why', async () => {
  await addT7(cases, [emailStep(template), letterStep()])
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: 1, security: 'none' })
  await booked({ first_name: 'Mail' })
  await booked({ first_name: 'Post', emails: [] })
  await booked({ first_name: 'Nowhere', emails: [], street: '' })
  await processAll()
  expect((await waiting()).map(({ to_name }) => to_name)).toEqual(['Post Miller'])
  expect((await items()).map(([state]) => state)).toEqual(['processed', 'processed', 'attention'])
  const last = (await cases.items()).at(-1)
  const { why_not, effects } = await cases.studio.readOnly((work) => previewItem(work, last?.id ?? 0))
  expect(why_not ?? effects[0]?.problem).toContain('There is no email address on file. There is no postal address on file: a letter needs a street and a city.')
})

test('an email that failed for good is followed by the letter of its chain', async () => {
  const sink = await openSink()
  sink.refuse(() => Object.assign(new Error('No such user'), { responseCode: 550 }))
  await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
  await change(sql`UPDATE studio SET rest_seconds = 0`)
  await addT7(cases, [emailStep(template), letterStep()])
  await booked()
  await processAll()
  await sendDue(cases.studio)
  expect(await waiting()).toMatchObject([{ to_name: 'Anna Miller' }])
  await sink.close()
})

describe('a letter that waits', () => {
  test('is taken back when its record stops fitting; the item says why, and returns when it fits again', async () => {
    await addT7(cases, [letterStep()])
    const { session } = await booked()
    await processAll()
    await cases.change(session, { canceled: true })
    await findAndRecall(cases.studio)
    expect(await waiting()).toEqual([])
    expect((await ask(letters.listLetters, { query: { state: 'canceled' } })).rows).toMatchObject([{ flagged: 'It is canceled.' }])
    expect(await items()).toEqual([['withdrawn', 'recalled']])
    await cases.change(session, { canceled: false })
    await findAndRecall(cases.studio)
    expect((await items())[0]?.[0]).toBe('active')
  })

  test('that would say something else, or go somewhere else, is taken back; one that would not, stays', async () => {
    await addT7(cases, [letterStep()])
    const [moved, renamed, same] = [await booked(), await booked({ first_name: 'Bea' }), await booked({ first_name: 'Cy' })]
    await processAll()
    await cases.changeClient(moved.client, { street: '2 Oak St' })
    await cases.changeClient(renamed.client, { first_name: 'Beatrice' })
    await cases.changeClient(same.client, { notes: 'Likes cats' })
    await findAndRecall(cases.studio)
    expect((await waiting()).map(({ to_name }) => to_name)).toEqual(['Cy Miller'])
    expect((await items()).map(([state]) => state)).toEqual(['active', 'active', 'processed'])
    expect((await ask(letters.listLetters, { query: { state: 'canceled' } })).rows.map(({ flagged }) => flagged)).toEqual([
      'The client or the session has changed since it was written, so it would say something else now.',
      'The postal address has changed since it was written.',
    ])
  })

  test('is looked at once more when it is printed, though nobody looked at the change yet', async () => {
    await addT7(cases, [letterStep()])
    const { session } = await booked()
    await booked()
    await processAll()
    await cases.change(session, { canceled: true })
    expect(await print()).toMatchObject({ batch: { letters: 1 }, recalled: 1, waiting: 0 })
  })

  test('case 79: is canceled when its run is undone, and its item held; a printed one stays', async () => {
    await addT7(cases, [letterStep()])
    await booked()
    await booked()
    const run = await processAll()
    const [first] = await waiting()
    await ask(letters.printLetters, { body: { ids: [first?.id ?? 0] } })
    expect((await cases.studio.readOnly(listUndoableRuns)).rows.map(({ id }) => id)).toEqual([run])
    expect(await cases.studio.inTransaction((work) => undoRun(work, run))).toEqual({ recalled: 0, canceled: 1, put_back: 0, already_gone: 1 })
    expect(await waiting()).toEqual([])
    expect((await items()).map(([state]) => state).toSorted()).toEqual(['held', 'processed'])
  })
})

test('what no font has is told before the letter is written, and by the letter', async () => {
  await addT7(cases, [letterStep()])
  await booked({ first_name: 'Zoë \u{40000}', last_name: 'Łukasik' })
  await cases.at('2026-05-06T08:00')
  await findAndRecall(cases.studio)
  const [item] = await cases.items()
  const { effects } = await caller(cases.studio, processingRoutes)(showing.previewItem, { params: { id: item?.id ?? 0 } })
  expect(effects).toMatchObject([{ channel: 'letter', unprintable: ['\u{40000}'] }])
  await processAll()
  const [letter] = await waiting()
  expect(letter?.unprintable).toEqual(['\u{40000}'])
  expect(await ask(letters.readLetter, { params: { id: letter?.id ?? 0 } })).toMatchObject({ unprintable: ['\u{40000}'] })
})

test('an item that waits for an address goes on when there is one', async () => {
  await addT7(cases, [letterStep()])
  const { client } = await booked({ street: '' })
  await processAll()
  expect((await items())[0]?.[0]).toBe('attention')
  await cases.changeClient(client, { street: '1 Elm St' })
  await findAndRecall(cases.studio)
  expect(await items()).toEqual([['active', 'cause-gone']])
})

describe('what is put in', () => {
  test('is printed after its letter', async () => {
    await addT7(cases, [letterStep({ attach: ['session-confirmation'] })])
    await booked()
    await booked({ first_name: 'Bea' })
    await processAll()
    expect((await waiting()).map(({ attachments }) => attachments.length)).toEqual([1, 1])
    const { batch } = await print()
    const pages = await pdfPages((await ask(letters.readLetterBatchPdf, { params: { id: batch?.id ?? 0 } })).pdf)
    expect(pages.map((page) => (page.includes('Dear ') ? 'letter' : page.includes('Session confirmation') ? 'confirmation' : '?'))).toEqual([
      'letter',
      'confirmation',
      'letter',
      'confirmation',
    ])
    expect(pages[1]).toContain('Wednesday, May 13, 2026\n10:00 AM')
    expect(pages[1]).toContain('Come early.')
  })

  test('goes with an email as a PDF, as it was when the email was written', async () => {
    const sink = await openSink()
    await addRow(cases.studio, 'sender', { from_address: 'hello@northlight.example', host: '127.0.0.1', port: sink.port, security: 'none', timeout_seconds: 5 })
    await change(sql`UPDATE studio SET rest_seconds = 0`)
    await addT7(cases, [{ ...emailStep(template), attach: ['session-confirmation'] }])
    await booked()
    await processAll()
    await change(sql`UPDATE studio SET policies = 'Something else.'`)
    await sendDue(cases.studio)
    const mail = await PostalMime.parse(sink.received[0]?.raw ?? '')
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      [expect.stringMatching(/^Session confirmation .*\.pdf$/), 'application/pdf'],
    ])
    const content = mail.attachments[0]?.content
    const [page = ''] = await pdfPages(content instanceof ArrayBuffer ? new Uint8Array(content) : Buffer.from(String(content), 'base64'))
    expect(page).toContain('Anna Miller')
    expect(page).toContain('Come early.')
    expect(mail.text).toContain('see you on Wednesday, May 13, 2026')
    await sink.close()
  })

  test('is new when it would tell something else: the letter is taken back', async () => {
    await addT7(cases, [letterStep({ attach: ['session-confirmation'] })])
    const { session } = await booked()
    await processAll()
    await cases.change(session, { primary_time: '11:30' })
    await findAndRecall(cases.studio)
    expect(await waiting()).toEqual([])
    expect((await items())[0]?.[0]).toBe('active')
  })
})
