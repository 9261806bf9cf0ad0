import { sql } from 'kysely'
import type { Work } from '#studio/staff/work.ts'
import { headerLine } from '../header-line.ts'
import { stored } from '../stored-text.ts'

/** Keeps the text that a person gave one message, and by whom it was edited. The caller has seen that it has not left. */
export async function keepText(work: Work, id: number, { subject, html, text }: { subject: string; html: string; text: string }): Promise<void> {
  await sql`
    UPDATE communication SET subject = ${headerLine(subject)}, html = ${stored(html)}, plain = ${stored(text)}, version = version + 1,
      edited_at = ${work.now}, edited_by = ${JSON.stringify(work.actor)}::jsonb WHERE id = ${id}`.execute(work.db)
}
