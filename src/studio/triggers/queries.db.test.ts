import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '#platform/http/refusal-of.ts'
import { addRow } from '#support/studio.ts'
import { addTemplate, type TriggerStudio, triggerStudio } from '#support/trigger-studio.ts'
import { archiveTrigger } from './archive-trigger.ts'
import { changeTrigger } from './change-trigger.ts'
import { findTriggers, loadLiveTriggers, loadTrigger, type TriggerFilter } from './queries.ts'
import { constraintRefusals } from './refusals.ts'
import { showTriggers } from './show-triggers.ts'
import type { Trigger } from './trigger.ts'

let at: TriggerStudio
let anna: Trigger
let bertha: Trigger
let clara: Trigger
beforeAll(async () => {
  at = await triggerStudio()
  bertha = await at.addT7({ description: 'bertha', offset_count: -1 })
  anna = await at.addT7({ description: 'Anna' })
  clara = await at.addT7({ description: 'Clara', basis: 'type', status_id: null, type_id: at.family, active: false, outputs: [] })
})
afterAll(async () => at.close())

const find = async (filter: TriggerFilter) => (await at.studio.readOnly((work) => findTriggers(work, filter))).triggers.map(({ description }) => description)

describe('the list', () => {
  test.each<[string, (studio: TriggerStudio) => TriggerFilter, string[]]>([
    ['by description', () => ({}), ['Anna', 'bertha', 'Clara']],
    ['searched, without a wildcard in it', () => ({ search: ' BERT ' }), ['bertha']],
    ['searched for a percent sign', () => ({ search: '%' }), []],
    ['those that are on', () => ({ active: true }), ['Anna', 'bertha']],
    ['those that are off', () => ({ active: false }), ['Clara']],
    ['of a status', ({ booked }) => ({ status_id: booked }), ['Anna', 'bertha']],
    ['of a type', ({ family }) => ({ type_id: family }), ['Clara']],
    ['that use a template', ({ reminder }) => ({ template_id: reminder }), ['Anna', 'bertha']],
    ['that use a template nobody uses', ({ newsletter }) => ({ template_id: newsletter }), []],
    ['about clients', () => ({ subject_kind: 'client' }), []],
    ['that call somebody', () => ({ channel: 'call' }), ['Anna', 'bertha']],
    ['that write letters', () => ({ channel: 'letter' }), []],
    ['of deleted ones', () => ({ archived: true }), []],
  ])('%s', async (_, filter, expected) => {
    expect(await find(filter(at))).toEqual(expected)
  })

  test('comes in pages', async () => {
    const first = await at.studio.readOnly((work) => findTriggers(work, { limit: 2 }))
    const second = await at.studio.readOnly((work) => findTriggers(work, { limit: 2, after: first.next ?? '' }))
    expect([...first.triggers, ...second.triggers].map(({ description }) => description)).toEqual(['Anna', 'bertha', 'Clara'])
    expect(second.next).toBeNull()
    await expect(find({ after: 'nonsense' })).rejects.toThrow('This page cursor is not one that Hotshoe gave out.')
  })

  test('is told in sentences', async () => {
    const rows = await at.studio.readOnly(async (work) => showTriggers(work, (await findTriggers(work, {})).triggers))
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      '7 days before the primary session date of sessions in status Booked: email the client, or call if there is no usable email. Not if on hold, confirmed, canceled or Do Not Market.',
      '1 day before the primary session date of sessions in status Booked: email the client, or call if there is no usable email. Not if on hold, confirmed, canceled or Do Not Market.',
      '7 days before the primary session date of sessions of type Family: nothing yet. Not if on hold, confirmed, canceled or Do Not Market.',
    ])
    expect(rows[0]).not.toHaveProperty('swept_at')
  })
})

test('live triggers are those switched on, with their outputs; one is read as it is in the list', async () => {
  const live = await at.studio.readOnly(loadLiveTriggers)
  expect(live.map(({ description }) => description)).toEqual(['bertha', 'Anna'])
  expect(live[1]).toEqual(await at.studio.readOnly((work) => loadTrigger(work, anna.id)))
  expect(live[0]?.outputs).toEqual(bertha.outputs)
})

describe('what a trigger uses is not deleted', () => {
  /** What a person is told when the row is deleted. */
  const told = async (table: string, id: number) => {
    const deleted = at.studio.inTransaction((work) => sql`DELETE FROM ${sql.table(table)} WHERE id = ${id}`.execute(work.db))
    return deleted.then(
      () => 'deleted',
      (error: unknown) => refusalOf(error, constraintRefusals)?.message,
    )
  }

  test('case 48: a status, and it is said by which triggers', async () => {
    expect(await told('status', at.booked)).toBe(
      'Triggers use this status. Change or delete them first, or make the status inactive instead. Used by “bertha”, “Anna”.',
    )
    expect(await told('status', at.ready)).toBe('deleted')
  })

  test('a type, also by a trigger that was deleted', async () => {
    await at.studio.inTransaction((work) => archiveTrigger(work, clara.id, { version: clara.version, archived: true }))
    expect(await told('type', at.family)).toContain('Used by “Clara” (deleted).')
  })

  test('case 49: a template, unless the output that used it is gone', async () => {
    const template_id = await addTemplate(at.studio, 'Once')
    const made = await at.addT7({ description: 'Dora', outputs: [{ recipient: { kind: 'client' }, steps: [{ channel: 'email', template_id }] }] })
    expect(await told('template', template_id)).toContain('or archive the template instead. Used by “Dora”.')
    const outputs = [{ recipient: { kind: 'client' as const }, steps: [{ channel: 'call' as const, description: 'Ring' }] }]
    await at.studio.inTransaction((work) => changeTrigger(work, made.id, { version: made.version, outputs }))
    expect(await told('template', template_id)).toBe('deleted')
  })

  test('a task type, by what makes tasks of it', async () => {
    const task_type_id = await addRow(at.studio, 'type', { subject_kind: 'task', name: 'Packing', position: 1 })
    const steps = [{ channel: 'task' as const, description: 'Pack', task_type_id }]
    await at.addT7({ description: 'Fay', outputs: [{ recipient: { kind: 'client' }, steps }] })
    expect(await told('type', task_type_id)).toContain('Triggers make tasks of this type.')
  })

  test('a member and a department, as recipients and as desks', async () => {
    const steps = [{ channel: 'task' as const, description: 'Pack', member_id: at.maya, department_id: at.desk }]
    const made = await at.addT7({ description: 'Emma', outputs: [{ recipient: { kind: 'client' }, steps }] })
    expect(await told('member', at.maya)).toBe('Triggers give calls or tasks to this member. Change them first.')
    expect(await told('department', at.desk)).toBe('Triggers give calls or tasks to this department. Change them first.')
    const recipients = [
      { recipient: { kind: 'member' as const, member_id: at.maya }, steps: [{ channel: 'task' as const, description: 'Pack' }] },
      { recipient: { kind: 'department' as const, department_id: at.desk }, steps: [{ channel: 'task' as const, description: 'Pack' }] },
    ]
    await at.studio.inTransaction((work) => changeTrigger(work, made.id, { version: made.version, outputs: recipients }))
    expect(await told('member', at.maya)).toBe('Triggers write to this member. Change them first.')
    expect(await told('department', at.desk)).toBe('Triggers write to this department. Change them first.')
  })
})
