import type { OpenStudio } from '#studio/staff/work.ts'
import { addPart } from '../imports/add-part.ts'
import { beginFile } from '../imports/begin-file.ts'
import { longestPart } from '../imports/contract.ts'
import { ContentHash } from './content-hash.ts'
import { keepLook } from './keep-look.ts'
import type { Look, Offered } from './look.ts'

/** Keeps a file as it comes, part by part, and tells what it is by its hash. One that breaks off is not kept. */
export async function keepBytes(studio: OpenStudio, feed: Look, { shownName, bytes }: Offered): Promise<{ file: number; hash: string; size: number }> {
  const file = await studio.inTransaction((work) => beginFile(work, shownName))
  const hash = new ContentHash()
  let size = 0
  let position = 0
  try {
    for await (const content of inParts(bytes)) {
      hash.update(content)
      size += content.length
      const part = { position, content }
      await studio.inTransaction(async (work) => {
        await keepLook(work, feed)
        await addPart(work, file, part)
      })
      position += 1
    }
  } catch (error) {
    await studio.inTransaction((work) => work.db.deleteFrom('import_file').where('id', '=', file).execute())
    throw error
  }
  return { file, hash: hash.digest(), size }
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + longestPart - length)
      held.push(taken)
      length += taken.length
      at += taken.length
      if (length < longestPart) continue
      yield Buffer.concat(held)
      held = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(held)
}
