import { Refusal, refuseField } from '#platform/refusal.ts'
import type { Work } from '#studio/staff/work.ts'
import { noSuch } from '../stale.ts'

/** The largest file, in bytes. */
export const largestFile = 500 * 1024 * 1024

/** Adds a part to a file; the same part again, after a lost answer, counts once. Refuses a file that is complete, unknown or too large. */
export async function addPart(work: Work, id: number, { position, content }: { position: number; content: Buffer }): Promise<void> {
  const file = await work.db.selectFrom('import_file').select(['size', 'survey']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (file === undefined) throw noSuch('file', id)
  if (file.survey !== null) throw new Refusal('conflict', 'file-complete', 'This file is complete already. Upload it again if it has changed.')
  if (file.size + content.length > largestFile)
    throw refuseField('content', 'file-too-large', 'The file is larger than 500 MB. Split it into smaller files, each with the header line.')
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto('import_file_part')
    .values({ file_id: id, position, content })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  await work.db
    .updateTable('import_file')
    .set({ size: file.size + content.length })
    .where('id', '=', id)
    .execute()
}
