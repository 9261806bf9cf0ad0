import { sql } from 'kysely'
import type { PdfFile } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import { noSuch } from '#studio/records/stale.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import type { Attachment } from './paper.ts'
import { typeset } from './typeset.ts'

/** What was put in with a message, in one PDF, as it was then. Refuses a number that names none, and a message that went alone. */
export async function showAttachments(studio: OpenStudio, id: number): Promise<PdfFile> {
  const found = await studio.readOnly((work) => sql<{ attachments: Attachment[] }>`SELECT attachments FROM communication WHERE id = ${id}`.execute(work.db))
  const attachments = found.rows[0]?.attachments
  if (attachments === undefined) throw noSuch('communication', id)
  const [first] = attachments
  if (first === undefined) throw new Refusal('not-found', 'nothing-put-in', 'Nothing was put in with this message.')
  return {
    name: first.name,
    pdf: await typeset(
      first.name,
      attachments.map(({ paper }) => paper),
    ),
  }
}
