import { expect, test } from 'vitest'
import { Trouble } from '#web/app/api/trouble.ts'
import {
  beyondRange,
  differs,
  editorTabs,
  formOf,
  newOutput,
  newStep,
  offsetOf,
  outputOfTab,
  problemsAt,
  readTab,
  requestOf,
  type Trigger,
  tabOf,
} from './trigger-form.ts'

const trigger: Trigger = {
  id: 3,
  version: 4,
  description: 'Reminder',
  subject_kind: 'session',
  basis: 'status',
  status_id: 2,
  type_id: null,
  any_type: false,
  keyword: null,
  moment: 'session-date',
  offset_count: -7,
  offset_unit: 'days',
  purpose: 'transactional',
  validity_days: null,
  repeat: 'every',
  repeat_days: null,
  late: 'wait',
  stays_when_moved_on: false,
  automatic: false,
  hours: null,
  settle_minutes: null,
  exclusions: { past: false, do_not_market: true, do_not_call: false, on_hold: true, confirmed: true, canceled: true, paid: false },
  outputs: [
    {
      id: 9,
      recipient: { kind: 'client', member_id: null, department_id: null, name: null },
      steps: [
        {
          channel: 'email',
          template_id: 5,
          description: '',
          notes: '',
          department_id: null,
          member_id: null,
          due_in_days: 0,
          priority: 2,
          task_type_id: null,
          attach: [],
        },
        {
          channel: 'call',
          template_id: null,
          description: 'Remind',
          notes: 'Hello',
          department_id: 1,
          member_id: null,
          due_in_days: 2,
          priority: 1,
          task_type_id: null,
          attach: [],
        },
      ],
    },
  ],
  status_name: 'Booked',
  type_name: null,
  active: true,
  continues_trigger_id: null,
  sentence: '',
  flags: [],
  armed_at: '',
  created_at: '',
  archived_at: null,
}

test('a form that nobody touched saves the trigger as it is, and keeps the ids of its outputs', () => {
  const sent = requestOf(formOf(trigger))
  expect(sent).toMatchObject({ description: 'Reminder', status_id: 2, offset_count: -7, exclusions: trigger.exclusions })
  expect(sent.outputs?.[0]).toMatchObject({ id: 9, recipient: { kind: 'client' } })
  expect(trigger.outputs[0]?.steps[1]).toMatchObject(sent.outputs?.[0]?.steps[1] ?? {})
  expect(differs(formOf(trigger), formOf(trigger))).toBe(false)
})

test('a step sends only what its channel has: an email no desk, a call no template', () => {
  const form = formOf(trigger)
  const [output] = form.outputs
  if (output === undefined) throw new Error('no output')
  output.steps = [
    { ...newStep('email'), template_id: 5, department_id: 7, description: 'left over' },
    { ...newStep('call', 'Remind'), template_id: 5 },
  ]
  const [email, call] = requestOf(form).outputs?.[0]?.steps ?? []
  expect(email).toEqual({ channel: 'email', template_id: 5, attach: [] })
  expect(call).toMatchObject({ channel: 'call', description: 'Remind' })
  expect(call).not.toHaveProperty('template_id')
})

test('days are before, on or after; a change to a status takes none', () => {
  expect(offsetOf({ moment: 'session-date', side: 'before', days: 7 })).toBe(-7)
  expect(offsetOf({ moment: 'session-date', side: 'before', days: 0 })).toBe(0)
  expect(offsetOf({ moment: 'session-date', side: 'on', days: 7 })).toBe(0)
  expect(offsetOf({ moment: 'status-due', side: 'after', days: 2 })).toBe(2)
  expect(offsetOf({ moment: 'status-changed', side: 'before', days: 7 })).toBe(0)
})

test('the other basis is not sent along, and moved on only counts where a status changes', () => {
  const form = { ...formOf(trigger), basis: 'type' as const, type_id: 6, stays_when_moved_on: true }
  expect(requestOf(form)).toMatchObject({ status_id: null, type_id: 6, stays_when_moved_on: false })
  expect(requestOf({ ...form, moment: 'status-changed' }).stays_when_moved_on).toBe(true)
})

test('a new output is new to the server', () => {
  const form = formOf(trigger)
  const sent = requestOf({ ...form, outputs: [...form.outputs, { ...newOutput(), steps: [newStep('task', 'Pack')] }] })
  expect(sent.outputs?.[1]).not.toHaveProperty('id')
  expect(differs(form, { ...form, outputs: [] })).toBe(true)
})

test('every field of a refusal stands on a tab', () => {
  expect(tabOf('description')).toBe('general')
  expect(tabOf('days')).toBe('when')
  expect(tabOf('exclusions.past')).toBe('not')
  expect(tabOf('hours.from')).toBe('hours')
  expect(tabOf('automatic')).toBe('general')
  expect(tabOf('outputs.0.steps.1.template_id')).toBe('output-1')
  expect(tabOf('outputs.2.recipient.kind')).toBe('output-3')
  expect(tabOf('outputs')).toBe('output-1')
})

test('what the server says of the offset stands at the days', () => {
  const trouble = new Trouble({ kind: 'invalid', code: 'x', status: 422, message: 'No.', problems: [{ field: 'offset_count', message: 'Nobody knows.' }] })
  expect(problemsAt(trouble)).toEqual({ days: 'Nobody knows.' })
  expect(problemsAt(null)).toEqual({})
})

test('days beyond what a trigger takes are kept as typed and named with their fields, whichever tab they stand on', () => {
  const form = formOf(trigger)
  expect(beyondRange(form)).toEqual([])
  const wild = { ...form, days: 9999, validity_days: -1, outputs: form.outputs.map((output) => ({ ...output, steps: output.steps.map(late) })) }
  expect(beyondRange(wild)).toEqual(['days', 'validity_days', 'outputs.0.steps.1.due_in_days'])
  expect(beyondRange(wild).map(tabOf)).toEqual(['when', 'when', 'output-1'])
  expect(differs(wild, form)).toBe(true)
  expect(beyondRange({ ...form, side: 'on', days: 9999 })).toEqual([])
  expect(beyondRange({ ...form, days: 3650, validity_days: 3650 })).toEqual([])
})

function late(step: ReturnType<typeof newStep>) {
  return { ...step, due_in_days: 4000 }
}

test('an appointment of any type sends no type; another kind of record sends none of what it does not have', () => {
  const form = { ...formOf(trigger), subject_kind: 'appointment' as const, basis: 'type' as const, any_type: true, type_id: 6 }
  expect(requestOf(form)).toMatchObject({ any_type: true, type_id: null, status_id: null })
  expect(requestOf({ ...form, basis: 'type-and-status' })).toMatchObject({ any_type: false, type_id: 6, status_id: 2 })
  const invoice = requestOf({ ...form, subject_kind: 'invoice', basis: 'status', keyword: 'left over', repeat_days: 9 })
  expect(invoice).toMatchObject({ any_type: false, keyword: null, repeat_days: null, exclusions: { on_hold: false, confirmed: false, canceled: true } })
})

test('a letter sends its template and its papers, a task its type', () => {
  const form = formOf(trigger)
  const [output] = form.outputs
  if (output === undefined) throw new Error('no output')
  output.steps = [
    { ...newStep('letter'), template_id: 5, attach: ['session-confirmation', 'invoice-copy'] },
    { ...newStep('task', 'Pack'), task_type_id: 3, attach: ['invoice-copy'] },
  ]
  const [letter, task] = requestOf(form).outputs?.[0]?.steps ?? []
  expect(letter).toEqual({ channel: 'letter', template_id: 5, attach: ['session-confirmation'] })
  expect(task).toMatchObject({ channel: 'task', task_type_id: 3, description: 'Pack' })
  expect(task).not.toHaveProperty('attach')
})

test('every output has a tab, and a trigger without one has a tab to make it', () => {
  expect(editorTabs(0)).toEqual(['general', 'when', 'not', 'output-1', 'hours', 'does', 'history'])
  expect(editorTabs(2)).toContain('output-2')
  expect([readTab('output-2'), readTab('hours'), readTab('output-99'), readTab(7)]).toEqual(['output-2', 'hours', undefined, undefined])
  expect([outputOfTab('output-2'), outputOfTab('when')]).toEqual([1, null])
})
