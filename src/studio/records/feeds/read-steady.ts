import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'
import type { FolderFile } from './list-folder.ts'

/** Thrown where a file is another one than was listed, or changed while it was read. */
export class NotSteady extends Error {}

/** The bytes of a file that was listed. It must be that very file from the beginning to the end, and no link to another one. */
export async function* readSteady({ path: file, size, modified, inode, name }: FolderFile): AsyncIterable<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ELOOP') throw new NotSteady()
    throw new Refusal('unavailable', 'feed-closed-file', `${name} cannot be read (${code}). Let the user that runs Hotshoe read it.`)
  })
  try {
    const isListed = async () => {
      const facts = await handle.stat({ bigint: true })
      return facts.isFile() && facts.ino === inode && Number(facts.size) === size && String(facts.mtimeNs) === modified
    }
    const isAtHome = (await realpath(path.dirname(file))) === path.dirname(file)
    if (!isAtHome || !(await isListed())) throw new NotSteady()
    const part = Buffer.alloc(64 * 1024)
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, part.length)
      if (bytesRead === 0) break
      yield Buffer.from(part.subarray(0, bytesRead))
    }
    if (!(await isListed())) throw new NotSteady()
  } finally {
    await handle.close()
  }
}
