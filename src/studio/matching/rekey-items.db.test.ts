import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mergeClients } from '#studio/records/care/merge-clients.ts'
import { undoMerge } from '#studio/records/care/undo-merge.ts'
import { type CaseStudio, caseStudio } from '#support/cases.ts'
import { addRow } from '#support/studio.ts'

let studio: CaseStudio
let trigger: number
beforeEach(async () => {
  studio = await caseStudio()
  trigger = await studio.trigger()
})
afterEach(() => studio.close())

const merge = (winnerId: number, loserId: number) =>
  studio.studio.inTransaction((work) => mergeClients(work, { winnerId, loserId, version: 1, loserVersion: 1 }))
const undo = (id: number) => studio.studio.inTransaction((work) => undoMerge(work, id))

/** An item about a client, as a birthday's is. */
function birthday(client: number, state: string, occurrence = '2026'): Promise<number> {
  const at = new Date('2026-05-04T12:00:00Z')
  return addRow(studio.studio, 'triggered_item', {
    trigger_id: trigger,
    subject_kind: 'client',
    subject_id: client,
    client_id: client,
    occurrence,
    due_on: '2026-05-04',
    due_at: at,
    admitted_by: 'sweep',
    state,
    entered_at: at,
    state_at: at,
  })
}

async function keys(): Promise<[number, number, string, string][]> {
  const { rows } = await studio.studio.readOnly((work) =>
    sql<{ id: number; subject_id: number; state: string; reason: string | null }>`SELECT id, subject_id, state, reason FROM triggered_item ORDER BY id`.execute(
      work.db,
    ),
  )
  return rows.map(({ id, subject_id, state, reason }) => [id, subject_id, state, reason ?? ''])
}

test.each([
  ['processed', 'active'],
  ['processed', 'deleted'],
  ['deleted', 'held'],
  ['held', 'active'],
])('case 59: merged with the same birthday: %s wins over %s, whichever of the two had it', async (stronger, weaker) => {
  const [a, b, c, d] = [await studio.client(), await studio.client(), await studio.client(), await studio.client()]
  const first = { strong: await birthday(a, stronger), weak: await birthday(b, weaker) }
  const second = { weak: await birthday(c, weaker), strong: await birthday(d, stronger) }
  const mergeId = await merge(a, b)
  await merge(c, d)
  await studio.find()
  const stays = weaker === 'deleted' ? ['deleted', ''] : ['withdrawn', 'client-merged']
  expect(await keys()).toEqual([
    [first.strong, a, stronger, ''],
    [first.weak, b, ...stays],
    [second.weak, d, ...stays],
    [second.strong, c, stronger, ''],
  ])
  await studio.find()
  expect((await keys()).map(([, subject]) => subject)).toEqual([a, b, d, c])
  await undo(mergeId)
  await studio.find()
  expect((await keys()).map(([, subject]) => subject)).toEqual([a, b, d, c])
})

test('an item only the other had is the winner’s now, keeps its state and dates, and goes back when the merge is undone', async () => {
  const [winner, loser] = [await studio.client(), await studio.client()]
  const item = await birthday(loser, 'processed')
  const mergeId = await merge(winner, loser)
  await studio.find()
  expect(await keys()).toEqual([[item, winner, 'processed', '']])
  await undo(mergeId)
  await studio.find()
  expect(await keys()).toEqual([[item, loser, 'processed', '']])
})

test('items and messages of a session follow it to the winner, without entering anew, and back', async () => {
  const [winner, loser] = [await studio.client(), await studio.client({ first_name: 'Ann' })]
  const session = await studio.session({ primary_on: '2026-05-11', client_id: loser })
  await studio.find()
  await addRow(studio.studio, 'communication', {
    channel: 'call',
    call_state: 'open',
    purpose: 'transactional',
    recipient_kind: 'client',
    recipient_client_id: loser,
    client_id: loser,
    session_id: session,
    to_name: 'Ann Miller',
    to_address: '',
    description: 'Call',
    actor_kind: 'job',
    actor_name: 'Test',
    created_at: new Date('2026-05-04T12:00:00Z'),
  })
  const whose = async () => {
    const { rows } = await studio.studio.readOnly((work) =>
      sql<{ whose: number[] }>`
        SELECT ARRAY[i.client_id, m.client_id, m.recipient_client_id] AS whose FROM triggered_item i, communication m`.execute(work.db),
    )
    return rows[0]?.whose
  }
  expect(await whose()).toEqual([loser, loser, loser])
  const mergeId = await merge(winner, loser)
  await studio.find()
  expect(await whose()).toEqual([winner, winner, winner])
  expect(await studio.states()).toEqual(['active'])
  await undo(mergeId)
  await studio.find()
  expect(await whose()).toEqual([loser, loser, loser])
  expect(await studio.states()).toEqual(['active'])
  const { rows } = await studio.studio.readOnly((work) => sql`SELECT FROM item_event`.execute(work.db))
  expect(rows).toHaveLength(1)
})

test('a merge that was undone before anybody looked leaves the ledger alone', async () => {
  const [winner, loser] = [await studio.client(), await studio.client()]
  const item = await birthday(loser, 'active')
  await undo(await merge(winner, loser))
  await studio.find()
  expect((await keys()).map(([id, subject]) => [id, subject])).toEqual([[item, loser]])
})
