import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteMailEvent } from '#studio/messages/incoming/note-mail-event.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { type TogetherStudio, togetherStudio } from '#support/together.ts'
import { decideDispatch } from '../decide-dispatch.ts'
import { listDispatches } from '../queries.ts'
import { sendDue } from '../send-due.ts'
import { findMoments } from '../timeline/find-moments.ts'
import { ofClients } from '../timeline/moments.ts'

let cases: TogetherStudio
beforeEach(async () => {
  cases = await togetherStudio()
})
afterEach(() => cases.close())

describe('automatic emails to one person that leave at the same time', () => {
  test('are one email, read as a mail program reads it: both texts, one footer, the papers of both', async () => {
    await cases.twoTriggers({ attach: ['session-confirmation'] })
    await cases.writtenTo([await cases.anna()])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 2, waiting: 0 })
    expect(await cases.dispatchStates()).toEqual(['sent', 'sent'])
    const [one, ...more] = await cases.mails()
    expect(more).toEqual([])
    expect(one?.mail.subject).toBe('Your Family session · Your balance')
    expect(one?.mail.text).toMatch(
      /^Your Family session\n-+\n\nHello Anna, see you on .*\n\n\nYour balance\n-+\n\nPlease settle what is open\.\n\n-- \nNorthlight Studio\n/,
    )
    expect(one?.mail.html?.match(/12 Lake Street/g)).toHaveLength(1)
    expect(one?.mail.attachments.map(({ filename, mimeType }) => [filename?.endsWith('.pdf'), mimeType])).toEqual([[true, 'application/pdf']])
    expect(one?.raw).not.toContain('List-Unsubscribe')
  })

  test('are two where the studio does not want it, which is how a studio begins', async () => {
    await cases.has({ merge_same_day: false })
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 2 })
    expect((await cases.mails()).map(({ mail }) => mail.subject)).toEqual(['Your Family session', 'Your balance'])
    const [row] = await cases.rows(
      sql<{ merges: string }>`SELECT column_default AS merges FROM information_schema.columns WHERE column_name = 'merge_same_day'`,
    )
    expect(row?.merges).toBe('false')
  })

  test('wait for each other until a full minute, whichever batch made them', async () => {
    await cases.twoTriggers()
    await cases.session({ client_id: await cases.anna(), primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
    await cases.go()
    const [waits] = await cases.rows(sql<{ at: string[]; soon: boolean }>`
      SELECT array_agg(DISTINCT to_char(date_trunc('second', d.next_at + s.clock_shift + interval '0.5 second'), 'SS')) AS at,
        count(DISTINCT d.next_at) = 1 AND bool_and(d.next_at - now() BETWEEN interval '10 seconds' AND interval '90 seconds') AS soon FROM dispatch d, studio s`)
    expect(waits).toEqual({ at: ['00'], soon: true })
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, waiting: 2 })
  })

  test('say so: in the list, opened, in the timeline, and the events of the email are those of both', async () => {
    await cases.twoTriggers()
    const client = await cases.anna()
    await cases.writtenTo([client])
    await sendDue(cases.studio)
    const [first = 0, second = 0] = await cases.ids()
    const list = await cases.studio.readOnly((work) => listDispatches(work, {}))
    expect(list.rows.map(({ id, sent_with }) => [id, sent_with])).toEqual([
      [second, [{ id: first, name: 'Your Family session' }]],
      [first, [{ id: second, name: 'Your balance' }]],
    ])
    const opened = await Promise.all([first, second].map((id) => cases.read(id)))
    expect(opened.map(({ message_id }) => message_id)).toEqual([(await cases.names())[0], (await cases.names())[0]])
    const timeline = await cases.studio.readOnly((work) => findMoments(work, ofClients([client]), {}))
    expect(timeline.rows.filter(({ kind }) => kind === 'email').map(({ detail }) => detail)).toEqual([
      'sent, together with “Your Family session”',
      'sent, together with “Your balance”',
    ])
    await cases.studio.inTransaction((work) => noteMailEvent(work, second, { kind: 'opened' }))
    expect(await cases.rows(sql`SELECT communication_id AS id, kind FROM mail_event ORDER BY 1`)).toEqual([
      { id: first, kind: 'opened' },
      { id: second, kind: 'opened' },
    ])
  })

  test('marketing mail to one person is one, with one way out; it never goes with what is none', async () => {
    await cases.twoTriggers({ purpose: 'marketing' })
    const news = await addTemplate(cases, { name: 'News', subject: 'News', body: '<p>New prints.</p>', purpose: 'marketing' })
    await cases.changeTrigger(await addT7(cases, [emailStep(news)], { purpose: 'marketing' }), { automatic: true })
    await cases.writtenTo([await cases.anna()])
    await sendDue(cases.studio)
    const seen = await cases.mails()
    expect(seen.map(({ mail }) => mail.subject).toSorted()).toEqual(['Your Family session', 'Your balance · News'])
    const marketing = seen.find(({ mail }) => mail.subject?.includes('News') === true)
    expect(marketing?.raw.match(/^List-Unsubscribe:/gm)).toHaveLength(1)
    expect(marketing?.mail.text?.match(/Unsubscribe:/g)).toHaveLength(1)
  })

  test('to other people, or to other addresses, or from another sender, are emails of their own', async () => {
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna(), await cases.client({ first_name: 'Bo', emails: ['anna@example.com'] })])
    const one = (name: string) => sql`id = (SELECT min(id) FROM communication WHERE to_name LIKE ${`${name} %`})`
    await cases.alter(sql`UPDATE communication SET to_address = 'other@example.com' WHERE ${one('Anna')}`)
    await cases.alter(sql`UPDATE communication SET from_address = 'old@northlight.example' WHERE ${one('Bo')}`)
    await sendDue(cases.studio)
    expect(await cases.mails()).toHaveLength(4)
  })

  test('what a person processed, or sends now, is an email of its own', async () => {
    await cases.twoTriggers()
    const byHand = [await addT7(cases, [emailStep(cases.template)]), await addT7(cases, [emailStep(cases.template)])]
    await cases.writtenTo([await cases.anna()])
    const [first = 0] = await cases.ids()
    await cases.alter(sql`UPDATE dispatch SET next_at = now() + interval '1 hour' WHERE communication_id = ${first}`)
    const { version } = await cases.read(first)
    await cases.studio.inTransaction((work) => decideDispatch(work, first, { decision: 'send-now', version }))
    for (const trigger of byHand) await cases.processByHand(trigger)
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 4 })
    expect(await cases.mails()).toHaveLength(4)
  })

  test('in rehearsal they go to the studio, in one, marked once', async () => {
    await cases.has({ rehearsal: true, rehearsal_address: 'me@northlight.example' })
    await cases.twoTriggers()
    await cases.writtenTo([await cases.anna()])
    await sendDue(cases.studio)
    expect((await cases.mails()).map(({ to, mail }) => [to, mail.subject])).toEqual([
      ['me@northlight.example', '[Rehearsal] Your Family session · Your balance'],
    ])
  })
})
