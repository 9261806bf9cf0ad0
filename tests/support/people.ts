import type { OpenStudio } from '#studio/staff/work.ts'
import { addRow } from './studio.ts'

/** Rows that message tests need and whose own verbs are not what they test. Times are the real present. */
export type TestClient = {
  first_name?: string
  last_name?: string
  company?: string
  emails?: readonly string[]
  phones?: readonly { phone: string; sms?: boolean }[]
  [column: string]: unknown
}

export async function addClient(studio: OpenStudio, { emails = [], phones = [], ...client }: TestClient = {}): Promise<number> {
  const now = new Date()
  const status_id = await anyStatus(studio, 'client')
  const id = await addRow(studio, 'client', {
    first_name: 'Anna',
    last_name: 'Miller',
    status_id,
    status_entered_at: now,
    status_due_set_at: now,
    created_at: now,
    ...client,
  })
  for (const [position, email] of emails.entries()) await addRow(studio, 'client_email', { client_id: id, position, email })
  for (const [position, { phone, sms = false }] of phones.entries()) await addRow(studio, 'client_phone', { client_id: id, position, phone, sms })
  return id
}

let numbers = 1000

export async function addSession(studio: OpenStudio, client_id: number, session: Record<string, unknown> = {}): Promise<number> {
  const now = new Date()
  numbers += 1
  return addRow(studio, 'session', {
    number: String(numbers),
    client_id,
    type_id: await addRow(studio, 'type', { subject_kind: 'session', name: `Family ${numbers}`, position: 1 }),
    type_set_at: now,
    status_id: await anyStatus(studio, 'session'),
    status_entered_at: now,
    status_due_set_at: now,
    primary_on: '2026-11-21',
    primary_time: '16:00',
    primary_set_at: now,
    created_at: now,
    ...session,
  })
}

export async function addMember(studio: OpenStudio, member: Record<string, unknown> = {}): Promise<number> {
  return addRow(studio, 'member', { name: 'Maya Ortiz', role: 'photographer', ...member })
}

export async function addDepartment(studio: OpenStudio, department: { name: string; email?: string; members?: readonly number[] }): Promise<number> {
  const { members = [], ...columns } = department
  const id = await addRow(studio, 'department', columns)
  for (const member_id of members) await addRow(studio, 'department_member', { department_id: id, member_id })
  return id
}

async function anyStatus(studio: OpenStudio, subject_kind: 'client' | 'session'): Promise<number> {
  numbers += 1
  return addRow(studio, 'status', { subject_kind, name: `Booked ${numbers}`, position: numbers })
}
