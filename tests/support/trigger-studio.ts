import type { OpenStudio } from '#studio/staff/work.ts'
import { createTrigger, type NewTrigger } from '#studio/triggers/create-trigger.ts'
import type { Trigger } from '#studio/triggers/trigger.ts'
import { addDepartment, addMember } from './people.ts'
import { addRow, type TestStudio, testStudio } from './studio.ts'

export type TriggerStudio = TestStudio & {
  booked: number
  ready: number
  family: number
  reminder: number
  newsletter: number
  maya: number
  desk: number
  /** T7 of the cases, switched on unless the fields say otherwise. */
  addT7(fields?: Partial<NewTrigger>): Promise<Trigger>
}

/** A studio with what triggers are made of: two statuses, a type, two templates, a member and a department. */
export async function triggerStudio(): Promise<TriggerStudio> {
  const test = await testStudio()
  const { studio } = test
  const set = {
    ready: await addRow(studio, 'status', { subject_kind: 'session', name: 'Ready', position: 1 }),
    booked: await addRow(studio, 'status', { subject_kind: 'session', name: 'Booked', position: 2 }),
    family: await addRow(studio, 'type', { subject_kind: 'session', name: 'Family', position: 1 }),
    reminder: await addTemplate(studio, 'Reminder'),
    newsletter: await addTemplate(studio, 'Newsletter', { purpose: 'marketing' }),
    maya: await addMember(studio),
    desk: await addDepartment(studio, { name: 'Front desk' }),
  }
  const t7 = {
    description: 'Reminder a week before',
    status_id: set.booked,
    offset_count: -7,
    exclusions: { on_hold: true, confirmed: true, canceled: true, do_not_market: true },
    outputs: [
      {
        recipient: { kind: 'client' },
        steps: [
          { channel: 'email', template_id: set.reminder },
          { channel: 'call', description: 'Remind' },
        ],
      },
    ],
    active: true,
  } as const
  return { ...test, ...set, addT7: (fields = {}) => studio.inTransaction((work) => createTrigger(work, { ...structuredClone(t7), ...fields } as NewTrigger)) }
}

export async function addTemplate(studio: OpenStudio, name: string, template: Record<string, unknown> = {}): Promise<number> {
  const texts = { subject: 'Hello', body: '<p>Hello</p>', html: '<p>Hello</p>', plain: 'Hello' }
  return addRow(studio, 'template', { name, subject_kind: 'session', purpose: 'transactional', ...texts, updated_at: new Date(), ...template })
}
