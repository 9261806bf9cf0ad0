import { compileTemplate } from '#studio/messages/rendering/compile-template.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { createTrigger, type NewTrigger } from '#studio/triggers/create-trigger.ts'
import type { ProposedStep } from '#studio/triggers/proposal.ts'
import type { CaseStudio } from './cases.ts'
import { aStep } from './example-trigger.ts'
import { addRow } from './studio.ts'

export type TemplateText = { about?: SubjectKind; name?: string; subject?: string; body?: string; purpose?: 'transactional' | 'marketing' }

/** A saved template; compiled as the program compiles it. */
export async function addTemplate({ studio }: CaseStudio, text: TemplateText = {}): Promise<number> {
  const {
    about = 'session',
    name = 'Reminder',
    purpose = 'transactional',
    subject = 'Your {{ session.type }} session',
    body = '<p>Hello {{ client.first_name }}, see you on {{ session.date }}.</p>',
  } = text
  const compiled = compileTemplate({ subject, body }, about)
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join(' '))
  const { html, text: plain } = compiled.template
  return addRow(studio, 'template', { name, subject_kind: about, purpose, subject, body, html, plain, updated_at: new Date() })
}

export const emailStep = (template_id: number): ProposedStep => step({ channel: 'email', template_id, description: 'Reminder email' })
export const callStep = (): ProposedStep => step({ channel: 'call', description: 'Reminder call', notes: 'Ask whether the time still suits.' })
export const taskStep = (fields: Partial<ProposedStep> = {}): ProposedStep => step({ channel: 'task', description: 'Prepare the set', ...fields })

export function step(fields: Partial<ProposedStep>): ProposedStep {
  return aStep(fields.channel ?? 'call', { template_id: null, description: '', ...fields })
}

/** T7 of `cases.md` by the program's own verb: Booked, 7 days before the primary session date, switched on; its chain is the caller's. */
export async function addT7(cases: CaseStudio, steps: readonly ProposedStep[], wanted: Partial<NewTrigger> = {}): Promise<number> {
  const status_id = await cases.status('Booked')
  const trigger = await cases.studio.inTransaction((work) =>
    createTrigger(work, {
      description: 'A week before',
      basis: 'status',
      status_id,
      moment: 'session-date',
      offset_count: -7,
      exclusions: { past: false, do_not_market: true, do_not_call: false, on_hold: true, confirmed: true, canceled: true },
      outputs: [{ recipient: { kind: 'client', member_id: null, department_id: null }, steps: [...steps] }],
      active: true,
      ...wanted,
    }),
  )
  return trigger.id
}
