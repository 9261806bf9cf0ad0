import { expect, test } from 'vitest'
import { triggerTypeKeys, triggerTypes, typeGenerates } from './channels.ts'
import { catalogue, catalogueLine, isTimed, linesAt, momentKeys } from './moments.ts'

test('the whole catalogue of the guide is there, once each', () => {
  const guide = {
    'appointment/type': ['appointment-date', 'booked'],
    'appointment/type-and-status': ['appointment-date', 'status-changed'],
    'client/status': ['anniversary', 'birthday', 'status-changed', 'status-due'],
    'invoice/status': ['payment-due', 'status-changed', 'status-due'],
    'production_order/status': ['status-changed', 'status-due'],
    'preproduction_order/status': ['status-changed', 'status-due'],
    'session/status': ['session-date', 'status-changed', 'status-due'],
    'session/type': ['created', 'session-date'],
    'task/status': ['status-changed', 'status-due', 'task-complete', 'task-due', 'task-start'],
    'task/type': ['task-complete', 'task-due', 'task-start'],
    'web_form/status': ['not-submitted', 'status-changed'],
    'email/event': ['bounced', 'clicked', 'delivered', 'not-opened', 'opened'],
    'incoming_text/keyword': ['keyword-matched'],
  }
  const ours = Object.groupBy(catalogue, (line) => `${line.subject}/${line.basis}`)
  expect(Object.fromEntries(Object.entries(ours).map(([place, lines]) => [place, lines.map((line) => line.moment).toSorted()]))).toEqual(guide)
})

test('a form offers the moments of such records', () => {
  expect(linesAt('session', 'type').map((line) => line.moment)).toEqual(['session-date', 'created'])
  expect(linesAt('web_form', 'status').map((line) => line.moment)).toEqual(['status-changed', 'not-submitted'])
  expect(catalogueLine('session', 'type', 'status-due')).toBeNull()
})

test('the guide’s ten trigger types are chains; six of them can be generated', () => {
  expect(triggerTypeKeys).toHaveLength(10)
  expect(triggerTypes['email-call'].chain).toEqual(['email', 'call'])
  expect(triggerTypeKeys.filter(typeGenerates)).toEqual(['call', 'email', 'letter', 'email-call', 'email-letter', 'task'])
})

test('hours and minutes are counted from sessions, appointments and what happens to an email', () => {
  expect(momentKeys.filter(isTimed)).toEqual(['session-date', 'appointment-date', 'delivered', 'opened', 'clicked', 'bounced'])
})
