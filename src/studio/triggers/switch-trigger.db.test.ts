import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRow } from '#support/studio.ts'
import { addTemplate, type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { archiveTrigger } from './archive-trigger.ts'
import { changeTrigger } from './change-trigger.ts'
import { createTrigger } from './create-trigger.ts'
import { showTrigger } from './show-trigger.ts'
import { switchTrigger } from './switch-trigger.ts'
import type { Trigger } from './trigger.ts'

let at: TriggerStudio
beforeAll(async () => {
  at = await triggerStudio()
})
afterAll(async () => at.close())

const turn = (trigger: Trigger, active: boolean) => at.studio.inTransaction((work) => switchTrigger(work, trigger.id, { version: trigger.version, active }))
const archive = (trigger: Trigger, archived: boolean) =>
  at.studio.inTransaction((work) => archiveTrigger(work, trigger.id, { version: trigger.version, archived }))
const shown = (trigger: Trigger) => at.studio.readOnly((work) => showTrigger(work, trigger))
const alter = (table: string, id: number, set: Record<string, unknown>) =>
  at.studio.inTransaction(async (work) => {
    for (const [column, value] of Object.entries(set)) await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${value} WHERE id = ${id}`.execute(work.db)
  })

test('switched on it counts from now; switched off it keeps what it counted from', async () => {
  const made = await at.addT7({ active: false })
  const on = await turn(made, true)
  expect(on.active).toBe(true)
  expect(on.armed_at.getTime()).toBeGreaterThan(made.armed_at.getTime())
  const off = await turn(on, false)
  expect(off).toMatchObject({ active: false, armed_at: on.armed_at, version: on.version + 1 })
})

test('twice the same way changes nothing, even with an old version', async () => {
  const made = await at.addT7({ active: false })
  const on = await turn(made, true)
  expect(await turn(made, true)).toEqual(on)
})

test('with an old version the other way is refused', async () => {
  const made = await at.addT7({ active: false })
  const on = await turn(made, true)
  await expect(turn({ ...on, version: made.version }, false)).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('its owner may say how many a day are usual', async () => {
  const made = await at.addT7({ active: false })
  const on = await at.studio.inTransaction((work) => switchTrigger(work, made.id, { version: made.version, active: true, confirmed_burst: 300 }))
  expect(on.confirmed_burst).toBe(300)
})

test('what does nothing yet is not switched on', async () => {
  const made = await at.studio.inTransaction((work) => createTrigger(work, { description: 'Quick' }))
  await expect(turn(made, true)).rejects.toThrow(
    '“Quick” cannot be switched on. It does nothing yet: say whom to email, call or write a letter, or which task to make.',
  )
})

test('an archived template keeps it from being switched on, and does not keep it from being mended', async () => {
  const template_id = await addTemplate(at.studio, 'Old reminder')
  const made = await at.addT7({ active: false, outputs: [{ recipient: { kind: 'client' }, steps: [{ channel: 'email', template_id }] }] })
  await alter('template', template_id, { archived_at: new Date() })
  await expect(turn(made, true)).rejects.toThrow('The template “Old reminder” is archived. Choose another, or bring it back.')
  const renamed = await at.studio.inTransaction((work) => changeTrigger(work, made.id, { version: made.version, description: 'Mended' }))
  expect(renamed.description).toBe('Mended')
  expect((await shown(renamed)).flags).toContainEqual(expect.objectContaining({ code: 'template-archived', field: 'outputs.0.steps.0.template_id' }))
})

test('case 48: a status that is made inactive flags its triggers, which stay on and can be switched on', async () => {
  const status_id = await addRow(at.studio, 'status', { subject_kind: 'session', name: 'Proofing', position: 5 })
  const on = await at.addT7({ status_id })
  await alter('status', status_id, { active: false })
  expect((await shown(on)).flags).toContainEqual({
    code: 'status-inactive',
    field: 'status_id',
    message: 'The status “Proofing” is inactive: nothing new comes into it. Make it active again, or choose another.',
  })
  const off = await turn(on, false)
  expect((await turn(off, true)).active).toBe(true)
  await expect(at.addT7({ status_id })).rejects.toThrow('The status “Proofing” is inactive.')
})

test('a studio without a sender is told, until it has one', async () => {
  const made = await at.addT7({ offset_count: -20 })
  const codes = async () => (await shown(made)).flags.map(({ code }) => code)
  expect(await codes()).toEqual(['sender-missing'])
  await at.studio.inTransaction(async (work) =>
    work.db.insertInto('sender').values({ from_address: 'hello@example.com', host: 'mail.example.com', password_box: null, last_trouble: null }).execute(),
  )
  expect(await codes()).toEqual([])
})

test('deleted it is off and kept; brought back it is off; twice changes nothing', async () => {
  const made = await at.addT7()
  const gone = await archive(made, true)
  expect(gone).toMatchObject({ active: false, archived_at: expect.any(Date) })
  expect(await archive(made, true)).toEqual(gone)
  await expect(turn(gone, true)).rejects.toMatchObject({ kind: 'conflict', code: 'trigger-deleted' })
  await expect(at.studio.inTransaction((work) => changeTrigger(work, gone.id, { version: gone.version, description: 'X' }))).rejects.toThrow(
    'was deleted. Bring it back first.',
  )
  const back = await archive(gone, false)
  expect(back).toMatchObject({ active: false, archived_at: null, outputs: made.outputs })
  await expect(archive({ ...back, version: 1 }, true)).rejects.toMatchObject({ code: 'changed-meanwhile' })
})
