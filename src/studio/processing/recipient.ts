import type { Purpose, RecipientKind } from '#studio/messages/communication.ts'
import {
  type ClientReach,
  type DepartmentReach,
  departmentAddressees,
  type StaffReach,
  unreachable,
  type VendorReach,
  type Way,
} from '#studio/messages/reachability.ts'
import type { Step } from '#studio/triggers/trigger.ts'

/** Somebody an output is for, with what is known now about reaching them. */
export type RecipientFacts = {
  kind: RecipientKind
  id: number
  name: string
  firstName: string
  email: Way
  call: Way
  letter: Way
}

/** Staff and vendors are not written letters to. */
const noLetter: Way = { ok: false, why: 'no-postal-address' }

export function clientRecipient(client: ClientReach, purpose: Purpose): RecipientFacts {
  const { clientId: id, name, firstName } = client
  return { kind: 'client', id, name, firstName, email: client.email[purpose], call: client.call[purpose], letter: client.letter[purpose] }
}

/** One of the client's family, with the client's wishes. */
export function familyRecipient(id: number, { name, firstName, email, call, letter }: ClientReach, purpose: Purpose): RecipientFacts {
  return { kind: 'family-member', id, name, firstName, email: email[purpose], call: call[purpose], letter: letter[purpose] }
}

/** Nobody, once the studio has put the vendor away. */
export function vendorRecipients(vendor: VendorReach | undefined): RecipientFacts[] {
  if (vendor === undefined || vendor.archived) return []
  return [{ kind: 'vendor', id: vendor.vendorId, name: vendor.name, firstName: vendor.firstName, email: vendor.email, call: vendor.call, letter: noLetter }]
}

/** Nobody, once the member has left. */
export function memberRecipients(member: StaffReach | undefined): RecipientFacts[] {
  if (member === undefined || member.left) return []
  return [{ kind: 'member', id: member.memberId, name: member.name, firstName: member.firstName, email: member.email, call: member.call, letter: noLetter }]
}

/**
 * A department whose first step is a message: one to its shared address, else one for each member. Work for its desk (a call, a task)
 * is one, whoever sits there.
 */
export function departmentRecipients(department: DepartmentReach | undefined, steps: readonly Step[]): RecipientFacts[] {
  if (department === undefined || department.archived) return []
  const desk = deskOf(department)
  if (steps[0]?.channel !== 'email') return [desk]
  return departmentAddressees(department).map(({ recipient, name, firstName, way }) => {
    const member = department.members.find((one) => recipient.kind === 'member' && one.memberId === recipient.id)
    return { ...desk, kind: recipient.kind, id: recipient.id, name, firstName, email: way, call: member?.call ?? desk.call }
  })
}

function deskOf({ departmentId: id, name, email }: DepartmentReach): RecipientFacts {
  return { kind: 'department', id, name, firstName: name, email, call: { ok: false, why: 'no-phone' }, letter: noLetter }
}

/**
 * Whom a department's message is for once its shared address did not take it: each of its members; and its desk, where none of them can be
 * reached.
 */
export function insteadOfShared(department: DepartmentReach | undefined, steps: readonly Step[]): { members: RecipientFacts[]; desk: RecipientFacts | null } {
  if (department === undefined || department.archived) return { members: [], desk: null }
  const members = steps[0]?.channel === 'email' ? departmentRecipients({ ...department, email: { ok: false, why: 'suppressed-email' } }, steps) : []
  return { members, desk: deskOf(department) }
}

/** The recipient's part of an effect's key. */
export function recipientKey({ kind, id }: Pick<RecipientFacts, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

export type PassedOver = { channel: Step['channel']; why: string }

/** The step of a chain that is taken, its place, and why those before it were not; `step` is null when none can be. */
export type Choice = { step: Step | null; place: number; passedOver: PassedOver[] }

/** Takes the first usable channel of a chain from `first` on, from data as it is now. */
export function chooseStep(steps: readonly Step[], recipient: RecipientFacts, first = 0): Choice {
  const passedOver: PassedOver[] = []
  for (const [place, step] of steps.entries()) {
    if (place < first) continue
    const way = wayOf(step, recipient)
    if (way === null || way.ok) return { step, place, passedOver }
    passedOver.push({ channel: step.channel, why: unreachable[way.why] })
  }
  return { step: null, place: steps.length, passedOver }
}

/** Null: it needs no way to anybody. */
export function wayOf({ channel }: Step, recipient: RecipientFacts): Way | null {
  if (channel === 'task') return null
  return channel === 'email' || channel === 'call' || channel === 'letter' ? recipient[channel] : { ok: false, why: 'channel-not-yet' }
}

/** "The client cannot be reached. There is no email address on file. The client is marked Do Not Call." Staff are named. */
export function whyNobody(recipient: RecipientFacts, passedOver: readonly PassedOver[]): string {
  return `${recipient.kind === 'client' ? 'The client' : recipient.name} cannot be reached. ${passedOver.map(({ why }) => why).join(' ')}`
}
