import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Work } from '#studio/staff/work.ts'
import { archiveTrigger } from '#studio/triggers/archive-trigger.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { admitCandidates } from './admit-candidates.ts'
import { listCandidates } from './find-candidates.ts'

let studio: CaseStudio
beforeEach(async () => {
  studio = await caseStudio()
})
afterEach(() => studio.close())

const candidates = (id: number, search?: string) => studio.studio.readOnly((work) => listCandidates(work, id, search))
const letIn = (id: number, subjects: number[]) => studio.studio.inTransaction((work) => admitCandidates(work, id, subjects))

test('case 39: a new trigger lists nobody of the past; it names who is history, and lets the chosen in', async () => {
  const inside = await studio.session({ primary_on: '2026-05-08', number: 'S-1' })
  await studio.session({ primary_on: '2026-05-09', number: 'S-2' })
  await studio.session({ primary_on: '2026-05-30', number: 'S-3' })
  await studio.session({ primary_on: '2026-05-07', number: 'S-4', canceled: true })
  await studio.find()
  const trigger = await studio.trigger()
  await studio.find()
  expect(await studio.items()).toEqual([])
  expect((await candidates(trigger)).rows.map((row) => row.number)).toEqual(['S-2', 'S-1'])
  expect(await letIn(trigger, [inside])).toEqual({ admitted: 1 })
  expect((await studio.items()).map(({ subject_id, state }) => ({ subject_id, state }))).toEqual([{ subject_id: inside, state: 'active' }])
  expect((await candidates(trigger)).rows.map((row) => row.number)).toEqual(['S-2'])
  expect(await letIn(trigger, [inside])).toEqual({ admitted: 0 })
})

test('of many left as history the latest fifty are named, and any other is found by session number or name', async () => {
  for (let number = 100; number < 160; number += 1) await studio.session({ primary_on: number === 100 ? '2026-05-08' : '2026-05-09', number: `S-${number}` })
  const trigger = await studio.trigger()
  await studio.find()
  const named = await candidates(trigger)
  expect([named.rows.length, named.more]).toEqual([50, true])
  expect(named.rows.map((row) => row.number)).not.toContain('S-100')
  const searched = await candidates(trigger, ' s-100 ')
  expect([searched.rows.map((row) => row.number), searched.more]).toEqual([['S-100'], false])
  const name = searched.rows[0]?.client_name.toUpperCase()
  expect(await candidates(trigger, name)).toMatchObject({ more: true })
  expect((await candidates(trigger, '100%')).rows).toEqual([])
  expect((await candidates(trigger, '   ')).rows).toHaveLength(50)
})

test('case 44, by deleting: what left with its trigger comes back with it only if a person lets it in', async () => {
  const trigger = await studio.trigger()
  const session = await studio.session({ primary_on: '2026-05-12' })
  await studio.at('2026-05-05T08:00')
  await studio.find()
  const change = async (run: (work: Work, version: number) => Promise<unknown>) => {
    await studio.studio.inTransaction(async (work) => run(work, (await work.db.selectFrom('trigger').select('version').executeTakeFirstOrThrow()).version))
    await studio.find()
  }
  await change((work, version) => archiveTrigger(work, trigger, { version, archived: true }))
  expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'trigger-deleted']])
  await change((work, version) => archiveTrigger(work, trigger, { version, archived: false }))
  await change((work) => sql`UPDATE trigger SET active = true, armed_at = ${work.now}`.execute(work.db))
  expect(await studio.states()).toEqual(['withdrawn'])
  await studio.change(session, { notes: 'Two dogs.' })
  await studio.find()
  expect(await studio.states()).toEqual(['withdrawn'])
  expect((await candidates(trigger)).rows).toHaveLength(1)
  await letIn(trigger, [session])
  expect(await studio.states()).toEqual(['active'])
})

test('case 44: switched off with items listed: they leave; switched on again nothing comes back by itself, a person may let them in', async () => {
  const trigger = await studio.trigger()
  const session = await studio.session({ primary_on: '2026-05-12' })
  await studio.at('2026-05-05T08:00')
  await studio.find()
  const turn = (active: boolean) =>
    studio.studio.inTransaction((work) =>
      sql`UPDATE trigger SET active = ${active}, armed_at = CASE WHEN ${active} THEN ${work.now}::timestamptz ELSE armed_at END`.execute(work.db),
    )
  await turn(false)
  await studio.find()
  expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'trigger-off']])
  await expect(letIn(trigger, [session])).rejects.toThrow('is switched off, so it lists nothing. Switch it on, then let records in.')
  await studio.at('2026-05-06T08:00')
  await turn(true)
  await studio.find()
  expect(await studio.states()).toEqual(['withdrawn'])
  expect((await candidates(trigger)).rows).toHaveLength(1)
  await letIn(trigger, [session])
  expect(await studio.states()).toEqual(['active'])
})

test('case 41: the offset shortened from 7 to 3 days: the item leaves, and comes back three days before', async () => {
  const trigger = await studio.trigger()
  await studio.session({ primary_on: '2026-05-12' })
  await studio.at('2026-05-05T08:00')
  await studio.find()
  await studio.studio.inTransaction((work) =>
    sql`UPDATE trigger SET offset_count = -3, armed_at = ${work.now}, swept_on = ${work.today}::date WHERE id = ${trigger}`.execute(work.db),
  )
  await studio.find()
  expect((await studio.items()).map(({ state, reason }) => [state, reason])).toEqual([['withdrawn', 'not-due']])
  await studio.at('2026-05-09T08:00')
  await studio.find()
  expect((await studio.items()).map(({ state, reason, due_on }) => [state, reason, due_on])).toEqual([['active', 'matches-again', '2026-05-09']])
})

test('case 40: the offset lengthened from 7 to 14 days: decided ones stay decided, listed ones stay, those in between are offered', async () => {
  const trigger = await studio.trigger()
  const [listed, between] = [await studio.session({ primary_on: '2026-05-12' }), await studio.session({ primary_on: '2026-05-16' })]
  await studio.at('2026-05-05T08:00')
  await studio.find()
  await studio.studio.inTransaction((work) =>
    sql`UPDATE trigger SET offset_count = -14, armed_at = ${work.now}, swept_on = ${work.today}::date WHERE id = ${trigger}`.execute(work.db),
  )
  await studio.find()
  expect((await studio.items()).map(({ subject_id, state }) => [subject_id, state])).toEqual([[listed, 'active']])
  expect((await candidates(trigger)).rows.map((row) => row.subject_id)).toEqual([between])
})

test('case 45: deleted and made anew to continue its history: nobody twice', async () => {
  const first = await studio.trigger()
  await studio.session({ primary_on: '2026-05-12' })
  await studio.at('2026-05-05T08:00')
  await studio.find()
  await studio.studio.inTransaction((work) => sql`UPDATE triggered_item SET state = 'processed'`.execute(work.db))
  await studio.studio.inTransaction((work) => sql`UPDATE trigger SET archived_at = ${work.now}, active = false`.execute(work.db))
  const second = await studio.trigger({ continues_trigger_id: first, armed_at: new Date('2026-05-01T00:00:00Z'), swept_on: '2026-05-01' })
  await studio.find()
  expect((await studio.items()).map((item) => item.trigger_id)).toEqual([first])
  expect((await candidates(second)).rows).toEqual([])
})

test('case 38: the photographer is replaced after “booked with him” was processed: an item for the new one only', async () => {
  const { addRow } = await import('#support/studio.ts')
  const [ana, bo] = [
    await addRow(studio.studio, 'member', { name: 'Ana', role: 'photographer', takes_sessions: true }),
    await addRow(studio.studio, 'member', { name: 'Bo', role: 'photographer', takes_sessions: true }),
  ]
  const trigger = await studio.trigger({ basis: 'type', type_id: await studio.type('Family'), moment: 'created', offset_count: 0 })
  await addRow(studio.studio, 'trigger_output', { trigger_id: trigger, position: 0, recipient_kind: 'photographer' })
  await studio.at('2026-05-05T08:00')
  const session = await studio.session({ photographer_id: ana, primary_on: '2026-06-01' })
  await studio.find()
  await studio.studio.inTransaction((work) => sql`UPDATE triggered_item SET state = 'processed'`.execute(work.db))
  await studio.change(session, { photographer_id: bo })
  await studio.find()
  expect((await studio.items()).map(({ occurrence, state }) => [occurrence, state])).toEqual([
    [`created:${ana}`, 'processed'],
    [`created:${bo}`, 'active'],
  ])
})
