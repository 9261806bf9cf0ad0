import { sql } from 'kysely'
import { Refusal, refuseField } from '#platform/refusal.ts'
import { subjectWords } from '#studio/messages/rendering/merge-fields.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { Work } from '#studio/staff/work.ts'
import { loadCorrected } from './load-corrected.ts'
import { type Planned, type Template, writeAgain } from './write-again.ts'

export type Asked = { message_ids: readonly number[]; template_id: number }

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
  return writeAgain(work, { messages, template })
}

async function loadTemplate(work: Work, id: number): Promise<Template> {
  const { rows } = await sql<Template>`
    SELECT name, subject_kind, purpose, subject, html, plain AS text FROM template WHERE id = ${id} AND archived_at IS NULL`.execute(work.db)
  const [template] = rows
  if (template === undefined) throw refuseField('template_id', 'no-such-template', `There is no template number ${id}. Choose another.`)
  if (template.purpose !== 'marketing') return template
  throw refuseField('template_id', 'marketing', `“${template.name}” is marketing. A correction belongs to what was booked: choose a template that is not.`)
}
