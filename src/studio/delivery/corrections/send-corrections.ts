import { sql } from 'kysely'
import { Refusal } from '#platform/refusal.ts'
import { markCorrections } from '#studio/messages/by-hand/mark-corrections.ts'
import type { CommunicationDraft } from '#studio/messages/communication.ts'
import { writeCommunications } from '#studio/messages/write-communications.ts'
import { loadSending, type Sending } from '#studio/processing/load-sending.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type { Correction } from './contract.ts'
import { type Asked, planCorrections } from './plan-corrections.ts'
import { shownCorrection } from './shown-correction.ts'
import type { Planned } from './write-again.ts'

/**
 * Writes corrections, each once for a message however often or by how many people it is asked for: the message is locked, and the number of its
 * correction is unique. They rest like other messages, and can be recalled meanwhile; then the message may be corrected anew.
 */
export async function sendCorrections(work: Work, asked: Asked, deployment: Deployment): Promise<{ rows: Correction[] }> {
  await sql`SELECT FROM communication WHERE id = ANY(${asked.message_ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`.execute(work.db)
  const plans = await planCorrections(work, asked)
  const ready = plans.filter(({ channel, message }) => channel !== null && message.correction_id === null)
  const sending = await loadSending(work, deployment)
  if (sending.from.from_address === '' && ready.some(({ channel }) => channel === 'email'))
    throw new Refusal('conflict', 'no-sender', 'The studio has no sender address yet. Enter it in the settings for email.')
  const ids = await writeCommunications(
    work,
    ready.map((one) => draftOf(work, one, sending)),
  )
  await markCorrections(work, {
    template_id: asked.template_id,
    marks: ready.map(({ message }, place) => ({ id: ids[place] ?? 0, corrects_id: message.id, correction: message.corrections + 1 })),
  })
  const written = new Map(ready.map(({ message }, place) => [message.id, ids[place] ?? null]))
  return { rows: plans.map((one) => shownCorrection(one, written.get(one.message.id) ?? one.message.correction_id)) }
}

function draftOf(work: Work, { message, recipient, channel, address, rendered }: Planned, sending: Sending): CommunicationDraft {
  const { id, kind, subject_id, client_id, session_id, client_version, session_version } = message
  if (recipient === null || address === null) throw new Error(`Message ${id} has nobody to correct it to.`)
  const drafted = {
    purpose: 'transactional',
    recipient: { kind: recipient.kind, id: recipient.id },
    to_name: recipient.name,
    description: rendered.subject,
    plain: rendered.plain,
    client_id,
    session_id,
    client_version,
    session_version,
    about: kind === 'client' || kind === 'session' ? null : { kind, id: subject_id, version: null },
    item_id: null,
    ancestry: [],
    flagged: null,
  } as const
  if (channel === 'call') return { ...drafted, channel, to_address: address, due_on: work.today, department_id: null, member_id: null, priority: 1 }
  return {
    ...drafted,
    channel: 'email',
    to_address: address,
    subject: rendered.subject,
    html: rendered.html,
    ...sending.from,
    rest_until: sending.restUntil,
    not_after: null,
  }
}
