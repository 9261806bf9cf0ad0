import type { Output } from '#studio/triggers/trigger.ts'
import type { People } from './load-people.ts'
import type { Subject } from './load-subjects.ts'
import {
  clientRecipient,
  departmentRecipients,
  familyRecipient,
  insteadOfShared,
  memberRecipients,
  type RecipientFacts,
  vendorRecipients,
} from './recipient.ts'

type Whose = { subject: Subject; people: People; purpose: 'transactional' | 'marketing' }

/** Whom an output is for, of this record, as they can be reached now: nobody, one, or each of several. */
export function addresseesOf({ recipient, steps }: Output, { subject, people, purpose }: Whose): RecipientFacts[] {
  const client = (id: number | null | undefined) => {
    const found = people.clients.get(id ?? 0)
    return found === undefined ? [] : [clientRecipient(found, purpose)]
  }
  const member = (id: number | null) => memberRecipients(people.members.get(id ?? 0))
  switch (recipient.kind) {
    case 'client':
      return client(subject.clientId)
    case 'bill-to':
      return client(subject.kind === 'session' ? people.billTo.get(subject.subjectId) : subject.clientId)
    case 'family-member': {
      // On the client's own birthday it is the client.
      if (subject.familyMemberId === null) return client(subject.clientId)
      const found = people.family.get(subject.familyMemberId)
      return found === undefined ? [] : [familyRecipient(subject.familyMemberId, found, purpose)]
    }
    case 'photographer':
      return member(subject.photographerId)
    case 'assistant':
      return (people.assistants.get(subject.sessionId ?? 0) ?? []).flatMap(member)
    case 'record-member':
      return member(subject.memberId)
    case 'member':
      return member(recipient.member_id)
    case 'record-department':
    case 'department':
      return departmentRecipients(departmentOf(recipient, subject, people), steps)
    case 'vendor':
      return vendorRecipients(people.vendors.get(subject.vendorId ?? 0))
  }
}

/** Whom it is for once a department's shared address did not take it. */
export function insteadOf({ recipient, steps }: Output, { subject, people }: Whose): ReturnType<typeof insteadOfShared> {
  return insteadOfShared(departmentOf(recipient, subject, people), steps)
}

function departmentOf({ kind, department_id }: Output['recipient'], { departmentId }: Subject, { departments }: People) {
  return departments.get((kind === 'record-department' ? departmentId : department_id) ?? 0)
}
