import { sql } from 'kysely'
import { Refusal, refuseField } from '#platform/refusal.ts'
import type { RecipientKind } from '#studio/messages/communication.ts'
import { loadFamilyReach } from '#studio/messages/load-family-reach.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import { loadReachability } from '#studio/messages/load-reachability.ts'
import { loadStaffReach } from '#studio/messages/load-staff-reach.ts'
import { loadVendorReach } from '#studio/messages/load-vendor-reach.ts'
import { type RecordData, renderData } from '#studio/messages/merge-data.ts'
import { unreachable } from '#studio/messages/reachability.ts'
import type { CompiledTemplate } from '#studio/messages/rendering/compile-template.ts'
import { type SubjectKind, subjectWords } from '#studio/messages/rendering/merge-fields.ts'
import { prepareTemplate } from '#studio/messages/rendering/render-message.ts'
import { loadFormData } from '#studio/processing/load-form-data.ts'
import { clientRecipient, familyRecipient, memberRecipients, type RecipientFacts, vendorRecipients } from '#studio/processing/recipient.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'

export type Asked = { message_ids: readonly number[]; template_id: number }

/** A message that went, with what it was about. */
export type Corrected = {
  id: number
  to_name: string
  subject: string
  recipient_kind: RecipientKind
  recipient_id: number | null
  client_id: number | null
  session_id: number | null
  client_version: number | null
  session_version: number | null
  kind: SubjectKind
  subject_id: number
  went: boolean
  /** The correction there is, and how many there were. */
  correction_id: number | null
  corrections: number
}

export type Planned = {
  message: Corrected
  recipient: RecipientFacts | null
  channel: 'email' | 'call' | null
  address: string | null
  rendered: { subject: string; html: string; plain: string }
  problem: string | null
}

export type Template = CompiledTemplate & { name: string; subject_kind: SubjectKind; purpose: string }

/**
 * What corrections of these messages say, to whom and how: by email, and where that person cannot be written to, by a call. Wishes and stopped
 * addresses bind as for any message. Refuses messages that have not left, and a template of something else.
 */
export async function planCorrections(work: Work, { message_ids, template_id }: Asked): Promise<Planned[]> {
  const template = await loadTemplate(work, template_id)
  const messages = await loadCorrected(work, message_ids)
  for (const id of message_ids) if (!messages.some((message) => message.id === id)) throw noSuch('message', id)
  const waiting = messages.find(({ went }) => !went)
  if (waiting !== undefined)
    throw new Refusal('conflict', 'not-gone', `“${waiting.subject}” to ${waiting.to_name} has not left. Recall or edit it instead of correcting it.`)
  const other = messages.find(({ kind }) => kind !== template.subject_kind)
  if (other !== undefined)
    throw refuseField(
      'template_id',
      'other-kind',
      `“${template.name}” is about a ${subjectWords[template.subject_kind]}, the message about a ${subjectWords[other.kind]}. Choose a template about that.`,
    )
  return planWith(work, { messages, template })
}

/** The same with a template at hand, about messages of its kind; others are told as if their record were gone. */
export async function planWith(work: Work, { messages, template }: { messages: readonly Corrected[]; template: Template }): Promise<Planned[]> {
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

async function loadTemplate(work: Work, id: number): Promise<Template> {
  const { rows } = await sql<Template>`
    SELECT name, subject_kind, purpose, subject, html, plain AS text FROM template WHERE id = ${id} AND archived_at IS NULL`.execute(work.db)
  const [template] = rows
  if (template === undefined) throw refuseField('template_id', 'no-such-template', `There is no template number ${id}. Choose another.`)
  if (template.purpose !== 'marketing') return template
  throw refuseField('template_id', 'marketing', `“${template.name}” is marketing. A correction belongs to what was booked: choose a template that is not.`)
}

/** Messages by number, with the correction there is of each. */
export async function loadCorrected(work: Work, ids: readonly number[]): Promise<Corrected[]> {
  const { rows } = await sql<Corrected>`
    SELECT c.id, c.to_name, c.subject, c.recipient_kind, c.client_id, c.session_id,
      coalesce(c.recipient_client_id, c.recipient_family_member_id, c.recipient_member_id, c.recipient_department_id, c.recipient_vendor_id) AS recipient_id,
      (SELECT version FROM client WHERE id = c.client_id) AS client_version, (SELECT version FROM session WHERE id = c.session_id) AS session_version,
      coalesce(c.subject_kind, CASE WHEN c.session_id IS NULL THEN 'client' ELSE 'session' END) AS kind, coalesce(c.subject_id, c.session_id, c.client_id) AS subject_id,
      coalesce(d.state IN ('sent', 'sending', 'in-doubt'), false) OR c.call_state = 'done' OR c.letter_state = 'printed' AS went,
      (SELECT k.id FROM communication k LEFT JOIN dispatch e ON e.studio_id = k.studio_id AND e.communication_id = k.id
        WHERE k.corrects_id = c.id AND coalesce(e.state, '') NOT IN ('recalled', 'failed', 'expired') AND k.call_state IS DISTINCT FROM 'canceled'
        ORDER BY k.id DESC LIMIT 1) AS correction_id,
      (SELECT count(*)::int FROM communication k WHERE k.corrects_id = c.id) AS corrections
    FROM communication c LEFT JOIN dispatch d ON d.studio_id = c.studio_id AND d.communication_id = c.id
    WHERE c.id = ANY(${ids}::bigint[]) ORDER BY c.id`.execute(work.db)
  return rows
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
