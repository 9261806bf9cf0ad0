import { expect, test } from 'vitest'
import { type Communication, type Dispatch, toldCall, toldEmail, toldLetter, toldMessages } from './told-message.ts'

const email: Dispatch = {
  id: 7,
  version: 1,
  state: 'sent',
  to_name: 'Anna Berg',
  to_address: 'anna@example.com',
  subject: 'Your session',
  client_id: 1,
  session_id: 2,
  record: null,
  item_id: 3,
  trigger: 'Session reminder',
  created_at: '2026-05-04T13:00:00.000Z',
  goes_at: null,
  resting: false,
  not_after: null,
  settled_at: '2026-05-04T13:02:00.000Z',
  attempts: 1,
  reason: null,
  rehearsed_to: null,
  sent_with: [],
}

const call: Communication = {
  id: 9,
  channel: 'call',
  purpose: 'transactional',
  recipient: { kind: 'client', id: 1 },
  to_name: 'Anna Berg',
  to_address: '+14025550123',
  description: 'Remind of the session',
  subject: '',
  client: { id: 1, name: 'Anna Berg' },
  session: null,
  record: null,
  item_id: null,
  due_on: '2026-05-05',
  department: null,
  member: null,
  priority: 2,
  call_state: 'open',
  call_result: null,
  letter_state: null,
  attachments: [],
  call_note: '',
  call_outcome: null,
  closed_at: null,
  closed_by: null,
  flagged: null,
  actor: { kind: 'user', id: 1, name: 'Pat' },
  created_at: '2026-05-04T13:01:00.000Z',
  version: 1,
}

test('a sent email is told by its trigger, when, and to whom', () => {
  expect(toldEmail(email)).toMatchObject({ what: 'Session reminder', became: 'was sent', at: email.settled_at, remark: 'to anna@example.com' })
})

test('an email without a trigger is told by its subject', () => {
  expect(toldEmail({ ...email, trigger: null }).what).toBe('“Your session”')
  expect(toldEmail({ ...email, trigger: null, subject: '' }).what).toBe('An email')
})

test('a rehearsed email says where it really went', () => {
  expect(toldEmail({ ...email, rehearsed_to: 'studio@example.com' }).remark).toBe('as a rehearsal to studio@example.com')
})

test('an email that left with others says with which', () => {
  const together = { ...email, sent_with: [{ id: 8, name: 'Your balance' }] }
  expect(toldEmail(together).remark).toBe('to anna@example.com, in one email with “Your balance”')
})

test('what did not arrive says why', () => {
  expect(toldEmail({ ...email, state: 'failed', reason: 'The mailbox does not exist.' })).toMatchObject({ tone: 'bad', remark: 'The mailbox does not exist.' })
  expect(toldEmail({ ...email, state: 'waiting', settled_at: null })).toMatchObject({ became: 'is written and waits', at: null })
})

test('what may have been sent says so and asks for a decision; it is never “about to go out”', () => {
  const reason = 'The program stopped while this was being handed over.'
  expect(toldEmail({ ...email, state: 'in-doubt', reason })).toMatchObject({
    became: 'is in doubt: it may have been sent, or not.',
    remark: reason,
    tone: 'bad',
    decide: email.id,
  })
  expect(toldEmail({ ...email, state: 'sending', settled_at: null }).became).toBe('is being sent')
  expect(toldEmail(email).decide).toBeUndefined()
})

test('an open call stands on its day, a made one tells its result', () => {
  expect(toldCall(call)).toMatchObject({ became: 'to be called', at: '2026-05-05', isDay: true })
  const made = { ...call, call_state: 'done', call_result: 'voicemail', call_note: 'Asked to ring back', closed_at: '2026-05-05T15:00:00.000Z' } as const
  expect(toldCall(made)).toMatchObject({ became: 'called', remark: 'Left a message: Asked to ring back', isDay: false })
  expect(toldCall({ ...made, call_outcome: 'not-reached' })).toMatchObject({ became: 'closed', remark: 'Not reached: Asked to ring back', tone: 'warn' })
})

test('the newest stands first, whatever the channel', () => {
  expect(toldMessages([email], [call]).map(({ key }) => key)).toEqual(['email 7', 'call 9'])
})

test('a letter waits, is printed or canceled', () => {
  const letter = {
    ...call,
    channel: 'letter',
    letter_state: 'waiting',
    call_state: null,
    subject: 'See you soon',
    to_address: '1 Elm St\nChicago, IL 60610',
  } as const
  expect(toldLetter(letter)).toMatchObject({
    what: 'Letter “See you soon”',
    became: 'waits to be printed, written on',
    remark: '1 Elm St, Chicago, IL 60610',
    tone: 'wait',
  })
  expect(toldLetter({ ...letter, letter_state: 'printed' })).toMatchObject({ became: 'was printed, written on', tone: 'good' })
  expect(toldLetter({ ...letter, letter_state: 'canceled', flagged: 'It is canceled.' })).toMatchObject({ remark: 'It is canceled.' })
})
