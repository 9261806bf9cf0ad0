import { sql } from 'kysely'
import { loadFamilyReach } from '#studio/messages/load-family-reach.ts'
import { loadReachability } from '#studio/messages/load-reachability.ts'
import { loadStaffReach, type StaffReachability } from '#studio/messages/load-staff-reach.ts'
import { loadVendorReach } from '#studio/messages/load-vendor-reach.ts'
import type { ClientReach, VendorReach } from '#studio/messages/reachability.ts'
import type { Work } from '#studio/staff/work.ts'
import type { RecipientKind } from '#studio/triggers/recipients.ts'
import type { Output } from '#studio/triggers/trigger.ts'
import type { Subject } from './load-subjects.ts'

/** Everybody the outputs of a batch can be for, as they can be reached now. */
export type People = StaffReachability & {
  clients: ReadonlyMap<number, ClientReach>
  family: ReadonlyMap<number, ClientReach>
  vendors: ReadonlyMap<number, VendorReach>
  /** By session. */
  assistants: ReadonlyMap<number, readonly number[]>
  /** By session: whom its latest invoice is for. */
  billTo: ReadonlyMap<number, number>
}

/** Who is meant by no output is not looked up. */
export async function loadPeople(work: Work, subjects: readonly Subject[], outputs: readonly Output[]): Promise<People> {
  const wanted = new Set<RecipientKind>(outputs.map(({ recipient }) => recipient.kind))
  const all = (of: (subject: Subject) => number | null) => [...new Set(subjects.flatMap((subject) => of(subject) ?? []))]
  const when = (kind: RecipientKind, of: (subject: Subject) => number | null) => (wanted.has(kind) ? all(of) : [])
  const sessions = all((subject) => subject.sessionId)
  const assistants = wanted.has('assistant') ? await loadAssistants(work, sessions) : new Map<number, number[]>()
  const billTo = wanted.has('bill-to') ? await loadBillTo(work, sessions) : new Map<number, number>()
  const named = outputs.map(({ recipient }) => recipient)
  const members = [
    ...when('photographer', (subject) => subject.photographerId),
    ...when('record-member', (subject) => subject.memberId),
    ...[...assistants.values()].flat(),
    ...named.flatMap(({ member_id }) => member_id ?? []),
  ]
  const departments = [...when('record-department', (subject) => subject.departmentId), ...named.flatMap(({ department_id }) => department_id ?? [])]
  return {
    clients: await loadReachability(work, [...new Set([...all((subject) => subject.clientId), ...billTo.values()])]),
    family: await loadFamilyReach(
      work,
      when('family-member', (subject) => subject.familyMemberId),
    ),
    vendors: await loadVendorReach(
      work,
      when('vendor', (subject) => subject.vendorId),
    ),
    assistants,
    billTo,
    ...(await loadStaffReach(work, { members: [...new Set(members)], departments: [...new Set(departments)] })),
  }
}

async function loadAssistants(work: Work, sessionIds: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ session_id: number; members: number[] }>`
    SELECT session_id, array_agg(member_id ORDER BY member_id) AS members FROM session_assistant WHERE session_id = ANY(${sessionIds}::bigint[])
    GROUP BY session_id`.execute(work.db)
  return new Map(rows.map(({ session_id, members }) => [session_id, members]))
}

/** A canceled or archived invoice is nobody's. */
async function loadBillTo(work: Work, sessionIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ session_id: number; bill_to_id: number }>`
    SELECT DISTINCT ON (session_id) session_id, bill_to_id FROM invoice
    WHERE session_id = ANY(${sessionIds}::bigint[]) AND NOT canceled AND archived_at IS NULL ORDER BY session_id, invoiced_on DESC, id DESC`.execute(work.db)
  return new Map(rows.map(({ session_id, bill_to_id }) => [session_id, bill_to_id]))
}
