import type { RecipientKind } from '#studio/messages/communication.ts'
import { loadFamilyReach } from '#studio/messages/load-family-reach.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import { loadReachability } from '#studio/messages/load-reachability.ts'
import { loadStaffReach } from '#studio/messages/load-staff-reach.ts'
import { loadVendorReach } from '#studio/messages/load-vendor-reach.ts'
import { type RecordData, renderData } from '#studio/messages/merge-data.ts'
import { unreachable } from '#studio/messages/reachability.ts'
import type { CompiledTemplate } from '#studio/messages/rendering/compile-template.ts'
import type { SubjectKind } from '#studio/messages/rendering/merge-fields.ts'
import { prepareTemplate } from '#studio/messages/rendering/render-message.ts'
import { loadFormData } from '#studio/processing/load-form-data.ts'
import { clientRecipient, familyRecipient, memberRecipients, type RecipientFacts, vendorRecipients } from '#studio/processing/recipient.ts'
import type { Work } from '#studio/staff/work.ts'
import type { Corrected } from './load-corrected.ts'

export type Planned = {
  message: Corrected
  recipient: RecipientFacts | null
  channel: 'email' | 'call' | null
  address: string | null
  rendered: { subject: string; html: string; plain: string }
  problem: string | null
}

export type Template = CompiledTemplate & { name: string; subject_kind: SubjectKind; purpose: string }

/** What corrections of these messages say with this template, which is about their kind of record, to whom and how. Kept in memory. */
export async function writeAgain(work: Work, { messages, template }: { messages: readonly Corrected[]; template: Template }): Promise<Planned[]> {
  const recipients = await loadRecipients(work, messages)
  const records = [...new Set(messages.map(({ subject_id }) => subject_id))]
  const data = template.subject_kind === 'web_form' ? await loadFormData(work, records) : await loadMergeData(work, template.subject_kind, records)
  return messages.map((message) => planned({ message, template, recipient: recipients(message), values: data.get(message.subject_id) }))
}

type Planning = { message: Corrected; template: Template; recipient: RecipientFacts | null; values: RecordData | undefined }

function planned({ message, template, recipient, values }: Planning): Planned {
  const nothing = { message, recipient, channel: null, address: null, rendered: { subject: '', html: '', plain: '' } }
  if (recipient === null) return { ...nothing, problem: `${message.to_name} is not there any more.` }
  if (values === undefined) return { ...nothing, problem: 'The record is not there any more.' }
  const made = prepareTemplate(template).render(renderData(values, { recipient, unsubscribeUrl: null }))
  if (!made.ok) return { ...nothing, problem: made.reason.message }
  const rendered = { subject: made.subject, html: made.html, plain: made.text }
  const { email, call } = recipient
  if (email.ok) return { ...nothing, channel: 'email', address: email.address, rendered, problem: null }
  if (call.ok) return { ...nothing, channel: 'call', address: call.address, rendered, problem: null }
  return { ...nothing, rendered, problem: `${unreachable[email.why]} ${unreachable[call.why]}` }
}

async function loadRecipients(work: Work, messages: readonly Corrected[]): Promise<(message: Corrected) => RecipientFacts | null> {
  const ids = (kind: RecipientKind) => messages.flatMap(({ recipient_kind, recipient_id }) => (recipient_kind === kind ? (recipient_id ?? []) : []))
  const clients = await loadReachability(work, ids('client'))
  const family = await loadFamilyReach(work, ids('family-member'))
  const vendors = await loadVendorReach(work, ids('vendor'))
  const { members, departments } = await loadStaffReach(work, { members: ids('member'), departments: ids('department') })
  return ({ recipient_kind, recipient_id }) => {
    const id = recipient_id ?? 0
    const client = clients.get(id)
    const relative = family.get(id)
    const department = departments.get(id)
    if (recipient_kind === 'client') return client === undefined ? null : clientRecipient(client, 'transactional')
    if (recipient_kind === 'family-member') return relative === undefined ? null : familyRecipient(id, relative, 'transactional')
    if (recipient_kind === 'vendor') return vendorRecipients(vendors.get(id))[0] ?? null
    if (recipient_kind === 'member') return memberRecipients(members.get(id))[0] ?? null
    if (department === undefined || department.archived) return null
    const noWay = { ok: false, why: 'no-phone' } as const
    return { kind: 'department', id, name: department.name, firstName: department.name, email: department.email, call: noWay, letter: noWay }
  }
}
