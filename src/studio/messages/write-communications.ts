import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { mapBreathing } from '#platform/breather.ts'
import { freshPlans } from '#platform/database/fresh-plans.ts'
import { rowSet } from '#platform/database/row-set.ts'
import { parseAddress } from '#platform/mail/address.ts'
import { actorColumns } from '#studio/staff/actor.ts'
import type { Work } from '#studio/staff/work.ts'
import type { CallDraft, CommunicationDraft, EmailDraft, LetterDraft } from './communication.ts'
import { headerLine } from './header-line.ts'
import { stored } from './stored-text.ts'

const manyRows = 50

/**
 * Writes down what was generated, in one statement, and returns the ids in the order of the drafts. Emails get their message
 * id here: stable from now on, so that a retry is the same message to every mail server. An email to or from something that is
 * no address is a bug of the caller, not a refusal: who can be written to was decided before.
 */
export async function writeCommunications(work: Work, drafts: readonly CommunicationDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  if (drafts.length >= manyRows) await freshPlans(work.db)
  const rows = await mapBreathing(drafts, rowOf)
  const { actor_kind, actor_id, actor_name } = actorColumns(work.actor)
  const written = await sql<{ id: number }>`
    INSERT INTO communication (channel, purpose, recipient_kind, recipient_client_id, recipient_member_id, recipient_department_id,
      recipient_family_member_id, recipient_vendor_id, to_name, to_address, description, subject, html, plain, message_id, from_name, from_address, reply_to, client_id, session_id,
      subject_kind, subject_id, client_version, session_version, subject_version, item_id, ancestry, rest_until, not_after, due_on, department_id, member_id, priority, call_state, letter_state, letter, attachments, flagged, actor_kind, actor_id, actor_name, created_at)
    SELECT d.channel, d.purpose, d.recipient_kind, d.recipient_client_id, d.recipient_member_id, d.recipient_department_id,
      d.recipient_family_member_id, d.recipient_vendor_id, d.to_name, d.to_address, d.description, d.subject, d.html, d.plain, d.message_id, d.from_name, d.from_address, d.reply_to, d.client_id, d.session_id,
      d.subject_kind, d.subject_id, d.client_version, d.session_version, d.subject_version, d.item_id, d.ancestry::bigint[], d.rest_until, d.not_after, d.due_on, d.department_id, d.member_id, d.priority, d.call_state, d.letter_state, d.letter, coalesce(d.attachments, '[]'), d.flagged,
      ${actor_kind}, ${actor_id}::bigint, ${actor_name}, ${work.now}
    FROM ${rowSet(rows, types)} AS d
    ORDER BY d.place
    RETURNING id`.execute(work.db)
  // Identities are drawn in the order of the SELECT; RETURNING promises no order of its own.
  return written.rows.map((row) => row.id).sort((a, b) => a - b)
}

/** What a row is handed over in. An array of arrays is none of PostgreSQL’s, so the ancestry is written out. */
const types = {
  place: 'bigint', channel: 'text', purpose: 'text', recipient_kind: 'text', recipient_client_id: 'bigint', recipient_member_id: 'bigint', recipient_department_id: 'bigint',
  recipient_family_member_id: 'bigint', recipient_vendor_id: 'bigint', to_name: 'text', to_address: 'text', description: 'text', subject: 'text', html: 'text', plain: 'text',
  message_id: 'text', from_name: 'text', from_address: 'text', reply_to: 'text', client_id: 'bigint', session_id: 'bigint', subject_kind: 'text', subject_id: 'bigint',
  client_version: 'bigint', session_version: 'bigint', subject_version: 'bigint', item_id: 'bigint', ancestry: 'text', rest_until: 'timestamptz', not_after: 'timestamptz',
  due_on: 'date', department_id: 'bigint', member_id: 'bigint', priority: 'smallint', call_state: 'text', letter_state: 'text', letter: 'jsonb', attachments: 'jsonb', flagged: 'text',
} as const // biome-ignore format: a list to read across

type Row = { [Column in keyof typeof types]?: unknown }

function rowOf(draft: CommunicationDraft, place: number): Row {
  const { recipient } = draft
  return {
    place,
    channel: draft.channel,
    purpose: draft.purpose,
    recipient_kind: recipient.kind,
    recipient_client_id: recipient.kind === 'client' ? recipient.id : null,
    recipient_member_id: recipient.kind === 'member' ? recipient.id : null,
    recipient_department_id: recipient.kind === 'department' ? recipient.id : null,
    recipient_family_member_id: recipient.kind === 'family-member' ? recipient.id : null,
    recipient_vendor_id: recipient.kind === 'vendor' ? recipient.id : null,
    to_name: headerLine(draft.to_name),
    description: stored(draft.description),
    plain: stored(draft.plain),
    client_id: draft.client_id,
    session_id: draft.session_id,
    subject_kind: draft.about?.kind ?? null,
    subject_id: draft.about?.id ?? null,
    client_version: draft.client_version,
    session_version: draft.session_version,
    subject_version: draft.about?.version ?? null,
    item_id: draft.item_id,
    ancestry: `{${draft.ancestry.join(',')}}`,
    flagged: draft.flagged === null ? null : stored(draft.flagged),
    ...columnsOf(draft),
  }
}

function columnsOf(draft: CommunicationDraft) {
  if (draft.channel === 'email') return emailColumns(draft)
  return draft.channel === 'call' ? callColumns(draft) : letterColumns(draft)
}

function emailColumns(draft: EmailDraft) {
  const from = oneAddress(draft.from_address)
  return {
    to_address: oneAddress(draft.to_address),
    subject: headerLine(draft.subject),
    html: stored(draft.html),
    message_id: newMessageId(from),
    from_name: headerLine(draft.from_name),
    from_address: from,
    reply_to: draft.reply_to === '' ? '' : oneAddress(draft.reply_to),
    rest_until: draft.rest_until,
    not_after: draft.not_after,
    priority: 2,
    attachments: draft.attachments,
  }
}

function oneAddress(text: string): string {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new Error(`An email cannot be written: ${parsed.message}`)
  return parsed.address
}

function callColumns(draft: CallDraft) {
  return {
    to_address: headerLine(draft.to_address),
    subject: '',
    html: '',
    from_name: '',
    from_address: '',
    reply_to: '',
    due_on: draft.due_on,
    department_id: draft.department_id,
    member_id: draft.member_id,
    priority: draft.priority,
    call_state: 'open',
  }
}

function letterColumns(draft: LetterDraft) {
  return {
    to_address: stored(draft.to_address),
    subject: headerLine(draft.subject),
    html: stored(draft.html),
    from_name: '',
    from_address: '',
    reply_to: '',
    priority: 2,
    letter_state: 'waiting',
    letter: draft.letter,
    attachments: draft.attachments,
  }
}

/** Not to be guessed, so that nobody can send a forged answer to a message that was never shown to them. */
function newMessageId(fromAddress: string): string {
  return `<${randomBytes(18).toString('base64url')}${fromAddress.slice(fromAddress.lastIndexOf('@'))}>`
}
