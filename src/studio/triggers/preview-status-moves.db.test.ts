import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSession } from '#support/records.ts'
import { addRow } from '#support/studio.ts'
import { type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { previewStatusMoves } from './preview-status-moves.ts'

let at: TriggerStudio
let ids: number[]
beforeAll(async () => {
  at = await triggerStudio()
  await addRow(at.studio, 'status', { subject_kind: 'client', name: 'Lead', position: 1, is_initial: true })
  ids = await at.studio.inTransaction(async (work) => {
    const made: number[] = []
    for (let nth = 0; nth < 3; nth += 1) made.push(await aSession(work, { status_id: at.ready, type_id: at.family }))
    return made
  })
})
afterAll(async () => at.close())

const preview = () => at.studio.readOnly((work) => previewStatusMoves(work, { subject_kind: 'session', ids, status_id: at.booked }))

test('a preview names the live triggers that look at the status, and writes nothing', async () => {
  const live = await at.addT7({ description: 'A week before' })
  await at.addT7({ description: 'Switched off', active: false })
  await at.addT7({ description: 'By type', basis: 'type', status_id: null, type_id: at.family })
  expect(await preview()).toMatchObject({
    status: { name: 'Booked' },
    moving: 3,
    skipped: [],
    triggers: [{ id: live.id, description: 'A week before' }],
    warning: null,
  })
})

test("more than the brake's smallest limit are warned of", async () => {
  await at.studio.inTransaction((work) => work.db.updateTable('studio').set({ bulk_limit: 2 }).execute())
  expect((await preview()).warning).toBe(
    'These are 3 sessions; more than 2 at once is unusual. A trigger looks at this status: up to 3 triggered items may come of it. The brake asks before so many are processed.',
  )
})
