import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { admitCandidates } from '#studio/matching/admit-candidates.ts'
import { changeTrigger } from '#studio/triggers/change-trigger.ts'
import { createTrigger } from '#studio/triggers/create-trigger.ts'
import { loadTrigger } from '#studio/triggers/queries.ts'
import type { WantedDraft } from '#studio/triggers/settle-draft.ts'
import { switchTrigger } from '#studio/triggers/switch-trigger.ts'
import { rollBack } from '#studio/triggers/versions/roll-back.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addT7, addTemplate, callStep, emailStep } from '#support/t7.ts'
import { listPreviewed } from './list-previewed.ts'
import { previewTrigger } from './preview-trigger.ts'
import { showPreviewed } from './show-previewed.ts'

let cases: CaseStudio
beforeEach(async () => {
  cases = await caseStudio()
})
afterEach(() => cases.close())

/** In a transaction that cannot write. */
const preview = (wanted: WantedDraft) => cases.studio.readOnly((work) => previewTrigger(work, wanted))
const load = (id: number) => cases.studio.readOnly((work) => loadTrigger(work, id))
const change = async (id: number, fields: Omit<WantedDraft, 'id' | 'active' | 'to_version'>) => {
  const { version } = await load(id)
  await cases.studio.inTransaction((work) => changeTrigger(work, id, { ...fields, version }))
  await cases.find()
}
type Rows = readonly { record: { id: number }; due_on: string }[]
const ids = ({ rows }: { rows: Rows }) => rows.map(({ record }) => record.id)
const client = { recipient: { kind: 'client' as const } }

test('case 39: a new trigger nobody has saved: who is history, who is due today, who comes, and the very message; saved it lists nobody, and lets in whom somebody chose', async () => {
  const template = await addTemplate(cases)
  const past = await cases.session({ primary_on: '2026-05-08', client_id: await cases.client({ first_name: 'Berta' }) })
  const today = await cases.session({ primary_on: '2026-05-11' })
  const soon = await cases.session({ primary_on: '2026-05-13' })
  await cases.session({ primary_on: '2026-05-11', on_hold: true })
  await cases.session({ primary_on: '2026-05-04' })
  await cases.session({ primary_on: '2026-05-12', status: 'Delivered' })
  const draft = {
    description: 'New',
    status_id: await cases.status('Booked'),
    offset_count: -7,
    exclusions: { on_hold: true },
    outputs: [{ ...client, steps: [emailStep(template), callStep()] }],
  }
  const seen = await preview(draft)
  expect(seen).toMatchObject({
    active: true,
    counts_anew: true,
    stays: { count: 0 },
    withdrawn: { count: 0 },
    returns: { count: 0 },
    flags: [{ code: 'sender-missing' }],
  })
  expect(seen.history).toMatchObject({ count: 3, more_than: false, due_today: 1, next: null })
  expect(seen.history.rows.slice(0, 2).map(({ record, due_on, item_id }) => [record.id, record.client_name, due_on, item_id])).toEqual([
    [today, 'Anna Miller', '2026-05-04', null],
    [past, 'Berta Miller', '2026-05-01', null],
  ])
  expect(seen.soon.rows.map(({ record, due_on }) => [record.id, due_on])).toEqual([[soon, '2026-05-06']])
  expect(seen.message).toMatchObject({ row: { record: { id: today } }, problem: null })
  expect(seen.message?.effects).toMatchObject([{ channel: 'email', address: 'anna@example.com', subject: 'Your Family session' }])
  expect(seen.message?.effects[0]?.html).toContain('Hello Anna, see you on')
  expect(seen.sentence).toContain('7 days before the primary session date of sessions in status Booked')

  const { id } = await cases.studio.inTransaction((work) => createTrigger(work, { ...draft, active: true }))
  await cases.find()
  expect(await cases.items()).toEqual([])
  // A record that is history is so for the saved trigger too, whether or not anything of it is changed.
  expect(ids((await preview({ id })).history)).toEqual(ids(seen.history))
  await cases.studio.inTransaction((work) => admitCandidates(work, id, [today]))
  expect(await cases.items()).toMatchObject([{ subject_id: today, state: 'active' }])
  await cases.at('2026-05-06T08:00')
  await cases.find()
  expect((await cases.items()).map(({ subject_id }) => subject_id)).toEqual([today, soon])
})

test('case 40: seven days made fourteen: those processed are never named again, those listed stay, those eight to fourteen days out are offered; as it is once it is saved', async () => {
  const id = await addT7(cases, [callStep()])
  const processed = await cases.session({ primary_on: '2026-05-12' })
  const listed = await cases.session({ primary_on: '2026-05-13' })
  const further = await cases.session({ primary_on: '2026-05-19' })
  const far = await cases.session({ primary_on: '2026-05-30' })
  await cases.at('2026-05-06T08:00')
  await cases.find()
  await cases.studio.inTransaction((work) => sql`UPDATE triggered_item SET state = 'processed' WHERE subject_id = ${processed}`.execute(work.db))
  const seen = await preview({ id, offset_count: -14 })
  expect([ids(seen.stays), ids(seen.withdrawn), ids(seen.returns), ids(seen.history)]).toEqual([[listed], [], [], [further]])
  expect(seen.soon.rows.map(({ record, due_on }) => [record.id, due_on])).toEqual([[far, '2026-05-16']])
  expect(seen.counts_anew).toBe(true)
  await change(id, { offset_count: -14 })
  const after = await preview({ id })
  expect([ids(after.stays), ids(after.history)]).toEqual([[listed], [further]])
  expect(await cases.states()).toEqual(['processed', 'active'])
})

test('case 41: seven days made three: who is four to seven days out leaves with the reason, and is named with the day on which it comes back; so it does', async () => {
  const id = await addT7(cases, [callStep()])
  const tuesday = await cases.session({ primary_on: '2026-05-12' })
  const friday = await cases.session({ primary_on: '2026-05-15' })
  await cases.at('2026-05-08T08:00')
  await cases.find()
  const seen = await preview({ id, offset_count: -3 })
  expect(seen.withdrawn.rows).toMatchObject([
    { record: { id: friday }, why: 'Its trigger date lies ahead again.' },
    { record: { id: tuesday }, why: 'Its trigger date lies ahead again.' },
  ])
  expect(seen.soon.rows.map(({ record, due_on }) => [record.id, due_on])).toEqual([
    [tuesday, '2026-05-09'],
    [friday, '2026-05-12'],
  ])
  await change(id, { offset_count: -3 })
  expect(await cases.states()).toEqual(['withdrawn', 'withdrawn'])
  await cases.at('2026-05-12T08:00')
  await cases.find()
  expect(await cases.states()).toEqual(['active', 'active'])
})

test('case 43: email made a call while listed: the same items, and the message as it would be; what is off is looked at as if it were on', async () => {
  const template = await addTemplate(cases)
  const id = await addT7(cases, [emailStep(template)])
  await cases.session({ primary_on: '2026-05-12' })
  await cases.at('2026-05-05T08:00')
  await cases.find()
  const [output] = (await load(id)).outputs
  const seen = await preview({ id, outputs: [{ id: output?.id ?? 0, ...client, steps: [callStep()] }] })
  expect(seen).toMatchObject({ counts_anew: false, stays: { count: 1 }, withdrawn: { count: 0 } })
  expect(seen.message?.effects).toMatchObject([{ output_id: output?.id, channel: 'call', description: 'Reminder call' }])
  expect((await preview({ id, active: false })).withdrawn.rows).toMatchObject([{ why: 'The trigger is switched off.' }])
  const { version } = await load(id)
  await cases.studio.inTransaction((work) => switchTrigger(work, id, { version, active: false }))
  await cases.find()
  const off = await preview({ id })
  expect(off).toMatchObject({ active: true, counts_anew: true, returns: { count: 0 }, history: { count: 1 } })
  expect(off.notes).toContain('It is switched off: this is what it would do if it were on.')
})

test('what returns to the list of an automatic trigger waits for a person, and the preview says so before', async () => {
  const id = await addT7(cases, [callStep()], { automatic: true })
  const held = await cases.session({ primary_on: '2026-05-12' })
  await cases.at('2026-05-05T08:00')
  await cases.find()
  await cases.change(held, { on_hold: true })
  await cases.find()
  const seen = await preview({ id, exclusions: { on_hold: false } })
  expect(ids(seen.returns)).toEqual([held])
  expect(seen.notes.join(' ')).toContain('waits for a person, though the trigger is automatic')
  await change(id, { exclusions: { on_hold: false } })
  const { rows } = await cases.studio.readOnly((work) =>
    sql<{ state: string; waits_for: string }>`SELECT state, waits_for FROM triggered_item`.execute(work.db),
  )
  expect(rows).toEqual([{ state: 'active', waits_for: 'newly-due' }])
})

test('a roll back is looked at before it happens: the same people leave and return as when it does', async () => {
  const id = await addT7(cases, [callStep()])
  const session = await cases.session({ primary_on: '2026-05-15' })
  await cases.at('2026-05-08T08:00')
  await cases.find()
  await change(id, { offset_count: -3 })
  const seen = await preview({ id, to_version: 1 })
  expect(ids(seen.returns)).toEqual([session])
  const { version } = await load(id)
  await cases.studio.inTransaction((work) => rollBack(work, id, { version, to: 1 }))
  await cases.find()
  expect(await cases.states()).toEqual(['active'])
  await expect(preview({ id, to_version: 0 })).rejects.toThrow('has no version 0')
})

test('the names go on page by page, each once, those that fit at the same moment too', async () => {
  const status_id = await cases.status('Booked')
  const [type_id, client_id] = [await cases.type('Family'), await cases.client()]
  const many = (count: number, on: string) =>
    cases.studio.inTransaction((work) =>
      sql`INSERT INTO session (number, client_id, type_id, type_set_at, status_id, status_entered_at, status_due_set_at, primary_on, primary_set_at, created_on, created_at)
        SELECT ${on} || i, ${client_id}, ${type_id}, now(), ${status_id}, now(), now(), ${on}::date, now(), current_date, now() FROM generate_series(1, ${count}) i`.execute(
        work.db,
      ),
    )
  const id = await addT7(cases, [callStep()])
  await many(45, '2026-05-12')
  await cases.at('2026-05-05T08:00')
  await cases.find()
  const pages = async (wanted: WantedDraft, group: 'stays' | 'withdrawn' | 'history') => {
    const first = (await preview(wanted))[group]
    const found = ids(first)
    for (let { next } = first; next !== null; ) {
      const after = next
      const page = await cases.studio.readOnly((work) => listPreviewed(work, { ...wanted, group, after }))
      found.push(...ids(page))
      next = page.next
    }
    return found
  }
  for (const [wanted, group] of [
    [{ id }, 'stays'],
    [{ id, offset_count: -3 }, 'withdrawn'],
    [{ description: 'New', status_id, offset_count: -7 }, 'history'],
  ] as const) {
    const found = await pages(wanted, group)
    expect([found.length, new Set(found).size], group).toEqual([45, 45])
  }
  await many(1000, '2026-05-11')
  expect((await preview({ description: 'New', status_id, offset_count: -7 })).history).toMatchObject({ count: 1000, more_than: true })
  expect((await preview({ id, offset_count: -3 })).withdrawn).toMatchObject({ count: 45, more_than: false })
})

test('case 80: asked as the endpoint asks, it opens nothing that could write, and leaves everything as it was', async () => {
  const id = await addT7(cases, [callStep()])
  await cases.session({ primary_on: '2026-05-12' })
  await cases.at('2026-05-05T08:00')
  await cases.find()
  const before = [await load(id), await cases.items()]
  const never = () => Promise.reject(new Error('It wants to write.'))
  const seen = await showPreviewed({ ...cases.studio, inTransaction: never }, { id, offset_count: -3 })
  expect(seen.withdrawn.count).toBe(1)
  const tried = cases.studio.readOnly(async (work) => {
    await previewTrigger(work, { id, offset_count: -3 })
    return sql`UPDATE trigger SET description = 'x'`.execute(work.db)
  })
  await expect(tried).rejects.toThrow('read-only')
  expect([await load(id), await cases.items()]).toEqual(before)
})

test('what could not be saved is refused at the same fields, of a new one and of a saved one', async () => {
  const id = await addT7(cases, [callStep()])
  await expect(preview({ id, description: ' ' })).rejects.toMatchObject({ problems: [{ field: 'description' }] })
  await expect(preview({ description: 'New', status_id: 999 })).rejects.toMatchObject({ problems: [{ field: 'status_id' }] })
  await expect(preview({ id, outputs: [] })).rejects.toMatchObject({ code: 'outputs-missing' })
  await expect(preview({ id: 999 })).rejects.toThrow('There is no trigger number 999')
})

test('dates that are none in most years and clocks that change are those of the forecast: a birthday on 29 February, two hours before a session on the spring day', async () => {
  await cases.at('2027-02-20T08:00')
  const born = await cases.client({ first_name: 'Lea', birthday: { month: 2, day: 29, year: null } })
  const { rows } = await cases.studio.readOnly((work) => sql<{ id: number }>`SELECT status_id AS id FROM client WHERE id = ${born}`.execute(work.db))
  const birthday = await preview({ description: 'Birthday', subject_kind: 'client', basis: 'status', status_id: rows[0]?.id ?? 0, moment: 'birthday' })
  expect(birthday.soon.rows).toMatchObject([{ record: { id: born }, due_on: '2027-02-28' }])
  await cases.at('2027-03-13T08:00')
  const session = await cases.session({ primary_on: '2027-03-14', primary_time: '03:30' })
  const hours = await preview({ description: 'Hours', status_id: await cases.status('Booked'), offset_count: -2, offset_unit: 'hours' })
  expect(hours.soon.rows).toMatchObject([{ record: { id: session }, due_on: '2027-03-14' }])
  const entered = await preview({ description: 'Changed', status_id: await cases.status('Booked'), moment: 'status-changed' })
  expect(entered.notes).toContain('Nobody knows the change to the status beforehand, so there are no dates to come.')
})
