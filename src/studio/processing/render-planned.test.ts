import { expect, test } from 'vitest'
import { compileTemplate, type TemplateText } from '#studio/messages/rendering/compile-template.ts'
import { sampleData } from '#studio/messages/rendering/merge-fields.ts'
import type { Step } from '#studio/triggers/trigger.ts'
import { anItem, aRecipient } from '#support/example-reach.ts'
import { aStep, t7 } from '#support/example-trigger.ts'
import type { Facts } from './load-facts.ts'
import { renderPlanned } from './render-planned.ts'

const link = 'https://studio.example/u/1'
const written: TemplateText = { subject: 'Hi {{ recipient.first_name }}', body: '<p>See you {{ session.date }}</p>' }

function rendered(
  step: Step | null,
  { template = written, unsubscribe = null, blank = false }: { template?: TemplateText; unsubscribe?: string | null; blank?: boolean } = {},
) {
  const compiled = compileTemplate(template, 'session')
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { client, session, studio, recipient } = sampleData()
  const trigger = t7()
  const [output] = trigger.outputs
  if (output === undefined) throw new Error('T7 has an output.')
  const facts: Facts = {
    ...anItem(),
    data: { client, session: blank ? { ...session, date: null } : session, studio, recipient, language: 'en' },
    templates: new Map([[1, compiled.template]]),
    taskTypes: new Map(),
    papers: {
      studio: null,
      putIn: ({ attach }) => ({ attachments: [], problem: attach.length > 0 ? { code: 'empty-field', detail: 'nothing to confirm' } : null }),
    },
  }
  const planned = { output, recipient: aRecipient({ firstName: 'Ben' }), step, place: 0, passedOver: [], problem: null, already: false }
  return renderPlanned(facts, planned, unsubscribe)
}

test('an email and a letter are their template, greeting their recipient, and only the email has a frame', () => {
  const email = rendered(aStep('email', { description: '' }))
  expect(email).toMatchObject({ subject: 'Hi Ben', description: 'Reminder a week before', attachments: [], problem: null })
  expect(email.html).toContain('See you Saturday, November 21, 2026')
  expect(email.plain).toContain('Northlight Studio')
  const letter = rendered(aStep('letter', { template_id: 1 }))
  expect(letter).toMatchObject({ subject: 'Hi Ben', html: '<p>See you Saturday, November 21, 2026</p>', problem: null })
  expect(letter.plain).not.toContain('Northlight Studio')
})

test('marketing mail shows its way out, other mail has none', () => {
  expect(rendered(aStep('email'), { unsubscribe: link }).html).toContain(link)
  expect(rendered(aStep('email')).html).not.toContain(link)
})

test('a call is its script and a task its notes, with the description of the step, else of the trigger', () => {
  expect(rendered(aStep('call', { notes: 'Ask {{ client.first_name }}', description: 'Call about {{ session.type }}' }))).toMatchObject({
    subject: '',
    html: '',
    plain: 'Ask Anna',
    description: 'Call about Family',
    problem: null,
  })
  expect(rendered(aStep('task', { notes: 'Pack', description: '' }))).toMatchObject({ plain: 'Pack', description: 'Reminder a week before' })
})

test('an empty field is a problem of an email, and a gap in a script', () => {
  expect(rendered(aStep('email'), { blank: true }).problem).toMatchObject({ code: 'empty-field', detail: expect.stringContaining('Session date') as unknown })
  const call = rendered(aStep('call', { notes: 'On {{ session.date }}' }), { blank: true })
  expect(call).toMatchObject({ plain: 'On [Session date: not on file]', problem: null })
})

test('what cannot be put in is a problem too', () => {
  expect(rendered(aStep('email', { attach: ['session-confirmation'] })).problem).toEqual({ code: 'empty-field', detail: 'nothing to confirm' })
})

test.each([7, null])('a template that is gone (number %s) is a problem of this item, with what to do', (template_id) => {
  expect(rendered(aStep('email', { template_id }))).toMatchObject({
    subject: '',
    html: '',
    problem: { code: 'broken-template', detail: 'its template was deleted. Choose another in the trigger.' },
  })
})

test('no step left says nothing but what it is about', () => {
  expect(rendered(null)).toEqual({ subject: '', html: '', plain: '', description: 'Reminder a week before', attachments: [], problem: null })
})
