import type { TriggerSubject } from './subjects.ts'

type RecipientEntry = {
  label: string
  /** As it stands in a sentence: "email the client". */
  phrase: string
  on: readonly TriggerSubject[]
  /** What has to be chosen with it. */
  names: 'member' | 'department' | null
  /** Do Not Market, Do Not Call and opt-outs bind only where this is true (semantics §6). */
  flagsBind: boolean
}

const everything = [
  'appointment',
  'client',
  'invoice',
  'production_order',
  'preproduction_order',
  'session',
  'task',
  'web_form',
  'email',
  'incoming_text',
] as const

/** What may belong to a session, and so has its photographer and assistants. */
const ofSessions = ['session', 'appointment', 'invoice', 'production_order', 'preproduction_order', 'task', 'web_form', 'email'] as const

/** Whom an output can be for. */
export const recipients = {
  client: { label: 'Client', phrase: 'the client', on: everything, names: null, flagsBind: true },
  photographer: {
    label: 'Photographer of the session',
    phrase: 'the photographer',
    on: ofSessions,
    names: null,
    flagsBind: false,
  },
  member: { label: 'A member of the staff', phrase: 'a member of the staff', on: everything, names: 'member', flagsBind: false },
  department: { label: 'A department', phrase: 'a department', on: everything, names: 'department', flagsBind: false },
  assistant: { label: 'Assistant of the session', phrase: 'the assistant', on: ofSessions, names: null, flagsBind: false },
  'bill-to': { label: 'Bill-to client', phrase: 'the bill-to client', on: ['invoice', 'session'], names: null, flagsBind: true },
  'family-member': { label: 'Family member whose birthday it is', phrase: 'the family member', on: ['client'], names: null, flagsBind: true },
  'record-member': {
    label: 'User of the record',
    phrase: 'the user of the record',
    on: ['appointment', 'session', 'production_order', 'preproduction_order', 'task'],
    names: null,
    flagsBind: false,
  },
  'record-department': {
    label: 'Department of the record',
    phrase: 'the department of the record',
    on: ['production_order', 'preproduction_order', 'task'],
    names: null,
    flagsBind: false,
  },
  vendor: {
    label: 'Vendor of the order',
    phrase: 'the vendor',
    on: ['production_order', 'preproduction_order'],
    names: null,
    flagsBind: false,
  },
} as const satisfies Record<string, RecipientEntry>

export type RecipientKind = keyof typeof recipients
export const recipientKeys = Object.keys(recipients) as RecipientKind[]

export function isRecipientOn(kind: RecipientKind, subject: TriggerSubject): boolean {
  const on: readonly TriggerSubject[] = recipients[kind].on
  return on.includes(subject)
}
