import { sql } from 'kysely'
import { type Problem, Refusal } from '#platform/refusal.ts'
import { keepText } from '#studio/messages/by-hand/keep-text.ts'
import { flagsBind } from '#studio/messages/communication.ts'
import { loadMergeData } from '#studio/messages/load-merge-data.ts'
import { renderData } from '#studio/messages/merge-data.ts'
import { compileTemplate } from '#studio/messages/rendering/compile-template.ts'
import { prepareTemplate } from '#studio/messages/rendering/render-message.ts'
import { unsubscribeLink } from '#studio/messages/suppression/unsubscribe-link.ts'
import { loadFormData } from '#studio/processing/load-form-data.ts'
import { refuseStale } from '#studio/records/stale.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import { loadWritten, type Written } from './read-text.ts'

type Edit = { version: number; subject: string; body: string }

/**
 * Edits one email or letter before it leaves, framed as any other, and notes by whom. Refuses one that has left, is just leaving or may have arrived
 * by an earlier try, one that somebody edited meanwhile, and a text that could not be a template.
 */
export async function editText(work: Work, { id, ...edit }: Edit & { id: number }, deployment: Deployment): Promise<void> {
  const { rows } = await sql<{ waits: boolean }>`
    SELECT c.letter_state = 'waiting' OR coalesce((SELECT d.state IN ('waiting', 'retry') AND d.attempts = 0 FROM dispatch d WHERE d.communication_id = c.id FOR UPDATE), false) AS waits
    FROM communication c WHERE c.id = ${id} FOR UPDATE OF c`.execute(work.db)
  const written = await loadWritten(work, id)
  if (rows[0]?.waits !== true)
    throw new Refusal('conflict', 'not-waiting', `This ${written.channel} has left, is just leaving or was taken back, so its text stays as it is.`)
  refuseStale(written.channel, written, edit.version)
  await keepText(work, id, await rendered(work, { written, edit, deployment }))
  await sql`UPDATE dispatch SET version = version + 1 WHERE communication_id = ${id}`.execute(work.db)
}

type Rendering = { written: Written; edit: Edit; deployment: Deployment }

async function rendered(work: Work, { written, edit, deployment }: Rendering): Promise<{ subject: string; html: string; text: string }> {
  const { kind, subject_id, channel, purpose, recipient_kind, to_name, to_address } = written
  const compiled = compileTemplate(edit, kind)
  if (!compiled.ok) throw refused(compiled.problems)
  const values = (await (kind === 'web_form' ? loadFormData(work, [subject_id]) : loadMergeData(work, kind, [subject_id]))).get(subject_id)
  if (values === undefined) throw new Refusal('conflict', 'record-gone', 'The record that it is about is not there any more. Recall it instead.')
  const needsWayOut = channel === 'email' && purpose === 'marketing' && flagsBind(recipient_kind)
  const unsubscribeUrl = needsWayOut ? unsubscribeLink(deployment, { studioId: work.studio.id, address: to_address }) : null
  const firstName = values.recipient.first_name ?? to_name
  const made = prepareTemplate(compiled.template, channel).render(renderData(values, { recipient: { name: to_name, firstName }, unsubscribeUrl }))
  if (made.ok) return made
  throw refused([{ field: 'body', message: made.reason.message }])
}

function refused(problems: Problem[]): Refusal {
  return new Refusal('invalid', 'bad-text', { message: problems[0]?.message ?? '', problems })
}
