import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AutomaticStudio, automaticStudio } from '#support/automatic.ts'
import { addT7, addTemplate, emailStep } from '#support/t7.ts'
import { recallTouched } from './recall-touched.ts'
import { sendDue } from './send-due.ts'
import { undoRun } from './undo-run.ts'

let cases: AutomaticStudio
beforeEach(async () => {
  cases = await automaticStudio()
})
afterEach(() => cases.close())

/** Rests and openings are database time; the clock of the case has moved past them. */
const clockReached = () => cases.studio.inTransaction((work) => sql`UPDATE dispatch SET next_at = now() WHERE next_at > now()`.execute(work.db))

describe('what goes by itself leaves in its hours', () => {
  test('what rests past closing leaves at the next opening; what is retried after closing too; a person’s click leaves at once', async () => {
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET rehearsal = false, rest_seconds = 600`.execute(work.db))
    await cases.addA7()
    const byHand = await addT7(cases, [emailStep(cases.template)])
    await cases.session({ primary_on: '2026-05-13' })
    await cases.at('2026-05-06T19:25')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 1 })
    const rests = async () =>
      (
        await cases.studio.readOnly((work) =>
          sql<{ seconds: number }>`SELECT round(extract(epoch FROM rest_until - now()))::int AS seconds FROM communication ORDER BY id`.execute(work.db),
        )
      ).rows.map((row) => Math.round(row.seconds / 60))
    expect(await rests()).toEqual([13 * 60 + 35])
    await cases.at('2026-05-06T19:40')
    await clockReached()
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 0, waiting: 1 })
    await cases.processByHand(byHand)
    expect((await rests())[1]).toBe(10)
    await clockReached()
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, waiting: 1 })
    await cases.at('2026-05-07T09:00')
    await clockReached()
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1, waiting: 0 })
  })

  test('case 55: Do Not Market set while a marketing message waits for its hours: recalled; a transactional one goes', async () => {
    await cases.studio.inTransaction((work) => sql`UPDATE studio SET rehearsal = false, rest_seconds = 3600`.execute(work.db))
    const client_id = await cases.client()
    await cases.addA7({ exclude_do_not_market: false })
    const marketing = await addT7(cases, [emailStep(await addTemplate(cases, { name: 'News', purpose: 'marketing' }))], { purpose: 'marketing' })
    await cases.changeTrigger(marketing, { automatic: true })
    await cases.session({ client_id, primary_on: '2026-05-13' })
    await cases.at('2026-05-06T19:00')
    await cases.find()
    expect(await cases.go()).toEqual({ processed: 2 })
    await cases.changeClient(client_id, { do_not_market: true })
    await cases.find()
    await recallTouched(cases.studio)
    await cases.at('2026-05-07T09:00')
    await clockReached()
    expect(await sendDue(cases.studio)).toMatchObject({ sent: 1 })
    expect(cases.sink.received).toHaveLength(1)
  })

  const due = async (count: number) => {
    await cases.has({ bulk_limit: 100_000 })
    await cases.addA7()
    const client_id = await cases.client()
    for (let at = 0; at < count; at += 1) await cases.session({ client_id, primary_on: '2026-05-13' })
    await cases.at('2026-05-06T10:00')
    await cases.find()
  }

  test('an undone automatic run is not made again: its items are held until somebody resumes them', async () => {
    await due(2)
    await cases.has({ rest_seconds: 300 })
    expect(await cases.go()).toEqual({ processed: 2 })
    const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT max(id) AS id FROM processing_run`.execute(work.db))
    await cases.studio.inTransaction((work) => undoRun(work, rows[0]?.id ?? 0))
    await cases.at('2026-05-08T10:00')
    await cases.find()
    expect(await cases.go()).toEqual({})
    expect(await cases.states()).toEqual(['held', 'held'])
  })
})
