import { createHash } from 'node:crypto'
import type { Work } from '#studio/staff/work.ts'

/** Keeps a file under the fingerprint of its content, which it returns; the same content again is kept once. */
export async function keepFile(work: Work, text: string, mediaType: string): Promise<string> {
  const content = Buffer.from(text, 'utf8')
  const sha256 = createHash('sha256').update(content).digest('hex')
  await work.db
    .insertInto('file')
    .values({ sha256, media_type: mediaType, size: content.length, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return sha256
}
