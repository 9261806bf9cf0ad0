import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeWebFormStatus } from '#studio/forms/change-web-form-status.ts'
import { createWebForm } from '#studio/forms/create-web-form.ts'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { receiveText } from '#studio/messages/incoming/receive-text.ts'
import type { Work } from '#studio/staff/work.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { anEmail } from '#support/catalogue.ts'
import { aClient } from '#support/records.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio('2026-05-04T08:00')
})
afterEach(() => studio.close())

const within = <T>(run: (work: Work) => Promise<T>) => studio.studio.inTransaction(run)
const told = async () => (await studio.items()).map(({ state, reason }) => [state, reason])
const lookOn = async (day: string) => {
  await studio.at(`${day}T08:00`)
  return studio.find()
}

describe('web forms, emails and texts', () => {
  test('a form that is submitted leaves the list of those that are not; sent again, it is waited for anew', async () => {
    await within((work) => createWebForm(work, { name: 'Questions', status: 'initial' }))
    const trigger = await within(async (work) => {
      const { rows } = await sql<{ id: number }>`SELECT id FROM status WHERE subject_kind = 'web_form' AND name = 'Sent'`.execute(work.db)
      return { subject_kind: 'web_form', status_id: rows[0]?.id, moment: 'not-submitted', offset_count: 3 }
    })
    await studio.trigger(trigger)
    const form = await within((work) => createWebForm(work, { name: 'Questions', status: 'sent' }))
    await lookOn('2026-05-07')
    expect(await studio.states()).toEqual(['active'])
    await within((work) => changeWebFormStatus(work, form, { status: 'submitted', version: 1 }))
    await studio.find()
    expect(await told()).toEqual([['withdrawn', 'left-status']])
    await within((work) => changeWebFormStatus(work, form, { status: 'sent', version: 2 }))
    await lookOn('2026-05-10')
    expect((await studio.items()).map(({ occurrence, state }) => [occurrence, state])).toEqual([
      ['2026-05-04', 'withdrawn'],
      ['2026-05-07', 'active'],
    ])
  })

  test('an email that is opened leaves the list of those that are not, clicked too; one reported late comes in late', async () => {
    await studio.trigger({ subject_kind: 'email', basis: 'event', status_id: null, moment: 'not-opened', offset_count: 2 })
    const [first, second, third] = await within(async (work) => {
      const client = await aClient(work)
      const emails = [await anEmail(work, client), await anEmail(work, client), await anEmail(work, client)]
      for (const id of emails.slice(0, 2)) await noteMailEvent(work, id, { kind: 'delivered' })
      return emails
    })
    await lookOn('2026-05-06')
    expect(await studio.states()).toEqual(['active', 'active'])
    await within((work) => noteMailEvent(work, first ?? 0, { kind: 'opened' }))
    await within((work) => noteMailEvent(work, second ?? 0, { kind: 'clicked' }))
    await studio.at('2026-05-07T09:00')
    await within((work) => noteMailEvent(work, third ?? 0, { kind: 'delivered', at: '2026-05-04T14:00:00Z' }))
    await studio.find()
    expect((await studio.items()).map(({ subject_id, state, reason }) => [subject_id, state, reason])).toEqual([
      [first, 'withdrawn', 'was-opened'],
      [second, 'withdrawn', 'was-opened'],
      [third, 'active', 'late'],
    ])
  })

  test('two hours after the first opening, which a second one does not move', async () => {
    await studio.trigger({ subject_kind: 'email', basis: 'event', status_id: null, moment: 'opened', offset_count: 2, offset_unit: 'hours' })
    const email = await within(async (work) => anEmail(work, await aClient(work)))
    const open = () => within((work) => noteMailEvent(work, email, { kind: 'opened' }))
    await open()
    await studio.at('2026-05-04T09:50')
    await open()
    expect((await studio.find()).found).toBe(0)
    await studio.at('2026-05-04T10:01')
    expect((await studio.find()).found).toBe(1)
  })

  test('a text is matched by its first word, whatever its case and accents; stopping and starting words match nothing', async () => {
    const keyword = (word: string) =>
      studio.trigger({ subject_kind: 'incoming_text', basis: 'keyword', status_id: null, keyword: word, moment: 'keyword-matched', offset_count: 0 })
    const [prints, cafe] = [await keyword('prints'), await keyword('café')]
    await keyword('stop')
    for (const body of ['PRINTS', 'Prints, please?', 'my prints', 'printsale', 'CAFE', 'café ole', 'Stop', '']) {
      await within((work) => receiveText(work, { from: '(402) 555-0123', body }))
    }
    await studio.find()
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{
        trigger_id: number
        body: string
      }>`SELECT i.trigger_id, x.body FROM triggered_item i JOIN incoming_text x ON x.id = i.subject_id ORDER BY x.id`.execute(work.db),
    )
    expect(rows.map(({ trigger_id, body }) => [trigger_id, body])).toEqual([
      [prints, 'PRINTS'],
      [prints, 'Prints, please?'],
      [cafe, 'CAFE'],
      [cafe, 'café ole'],
    ])
  })
})
