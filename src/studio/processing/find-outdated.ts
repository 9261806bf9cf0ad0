import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { reasonSentence } from '#studio/matching/reasons.ts'
import { headerLine } from '#studio/messages/header-line.ts'
import type { Attachment } from '#studio/messages/papers/paper.ts'
import { unreachable } from '#studio/messages/reachability.ts'
import { subjectWords } from '#studio/messages/rendering/merge-fields.ts'
import { stored } from '#studio/messages/stored-text.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { type Facts, loadFacts } from './load-facts.ts'
import { loadSending, type Sending } from './load-sending.ts'
import { recipientKey, wayOf } from './recipient.ts'
import { renderPlanned } from './render-planned.ts'

type Written = {
  id: number
  channel: 'email' | 'letter'
  item_id: number
  output_id: number
  recipient: string
  step: number
  to_name: string
  to_address: string
  subject: string
  html: string
  plain: string
  attachments: readonly Attachment[]
  /** Somebody edited its text, which then is what they want said. */
  edited: boolean
}

/**
 * Which of these emails and letters, whose records have changed, would not be the same if they were written now, and why, as a sentence: another
 * address, another text, nobody to write to. Where the trigger has changed too and nobody can tell, that is said (decision 30).
 */
export async function findOutdated(work: Work, ids: readonly number[], deployment: Deployment): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Written>`
    SELECT DISTINCT ON (c.id) c.id, c.channel, e.item_id, e.output_id, e.recipient, e.step, c.to_name, c.to_address, c.subject, c.html, c.plain, c.attachments, c.edited_at IS NOT NULL AS edited
    FROM communication c JOIN effect e ON e.studio_id = c.studio_id AND e.communication_id = c.id AND e.state = 'generated'
    WHERE c.id = ANY(${ids}::bigint[]) AND c.channel IN ('email', 'letter') ORDER BY c.id`.execute(work.db)
  const facts = await loadFacts(work, [...new Set(rows.map((row) => row.item_id))])
  const sending = await loadSending(work, deployment)
  return new Map(
    rows.flatMap((row) => {
      const item = facts.find(({ id }) => id === row.item_id)
      const why = item === undefined ? untold : whyOther(row, item, sending)
      return why === null ? [] : [[row.id, why] as const]
    }),
  )
}

const untold = 'The record and its trigger have changed since it was written, so nobody can tell whether it is still right.'

/** Null when it would be the same. */
function whyOther(written: Written, item: Facts, sending: Sending): string | null {
  const output = item.trigger.outputs.find(({ id }) => id === written.output_id)
  const step = output?.steps[written.step]
  if (output === undefined || step?.channel !== written.channel) return untold
  const recipient = item.recipientsOf(output).find((one) => recipientKey(one) === written.recipient)
  if (recipient === undefined) return 'It is meant for somebody else since it was written.'
  const way = wayOf(step, recipient)
  if (way?.ok === false) return unreachable[way.why]
  if (way !== null && way.address !== written.to_address)
    return `The ${step.channel === 'letter' ? 'postal' : 'email'} address has changed since it was written.`
  if (written.edited) return null
  const planned = { output, recipient, step, place: written.step, passedOver: [], problem: null, already: false }
  const { problem, subject, html, plain, attachments } = renderPlanned(item, planned, sending.unsubscribeUrl(item.trigger.purpose, planned))
  if (problem !== null) return reasonSentence(problem.code, problem.detail)
  const same =
    headerLine(recipient.name) === written.to_name &&
    headerLine(subject) === written.subject &&
    stored(html) === written.html &&
    stored(plain) === written.plain &&
    isDeepStrictEqual(told(attachments), told(written.attachments))
  return same ? null : `${record(item)} has changed since it was written, so it would say something else now.`
}

/** What is put in, but for the day it was made on and whether that was in a rehearsal: these are no news of the record. */
function told(attachments: readonly Attachment[]): unknown {
  return JSON.parse(JSON.stringify(attachments.map(({ kind, paper }) => ({ kind, paper: { ...paper, date: '', mark: '' } }))))
}

function record({ kind }: Facts): string {
  return kind === 'client' ? 'The client' : `The client or the ${subjectWords[kind]}`
}
