import { Refusal } from '#platform/refusal.ts'
import { oneLine } from '#studio/records/written-text.ts'
import type { Work } from '#studio/staff/work.ts'
import { compiledColumns } from './compiled-columns.ts'
import type { TemplateChange } from './contract.ts'
import { lockTemplate } from './lock-template.ts'

/** Changes a template; what was already written from it keeps its text. Refuses an archived one and a text that cannot be sent. */
export async function changeTemplate(work: Work, id: number, { version, name, purpose, subject, body }: TemplateChange): Promise<void> {
  const before = await lockTemplate(work, id, version)
  if (before.archived_at !== null) throw new Refusal('conflict', 'template-archived', 'This template is archived. Bring it back before you change it.')
  const wanted = {
    name: name === undefined ? before.name : oneLine(name),
    purpose: purpose ?? before.purpose,
    subject: subject ?? before.subject,
    body: body ?? before.body,
  }
  const columns = { ...wanted, ...compiledColumns(wanted, before.subject_kind) }
  if (columns.name === before.name && columns.purpose === before.purpose && columns.subject === before.subject && columns.body === before.body) return
  await work.db
    .updateTable('template')
    .set({ ...columns, version: version + 1, updated_at: work.now, updated_by: JSON.stringify(work.actor) })
    .where('id', '=', id)
    .execute()
}
