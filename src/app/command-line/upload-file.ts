import { open } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/refusal.ts'
import { addFilePart, completeImportFile, createFile, longestPart } from '#studio/records/imports/contract.ts'
import type { Caller } from './caller.ts'

/** Uploads a file of this machine part by part, whatever its encoding. Returns the number it is imported by. */
export async function uploadFile(caller: Caller, file: string): Promise<number> {
  const handle = await open(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  try {
    const { id } = await caller.call(createFile, { body: { name: path.basename(file) } })
    const part = Buffer.alloc(longestPart)
    for (let position = 0; ; position += 1) {
      const { bytesRead } = await handle.read(part, 0, longestPart).catch((error: unknown) => {
        throw unreadable(file, error)
      })
      if (bytesRead === 0) break
      await caller.call(addFilePart, { params: { id }, body: { position, content: part.toString('base64', 0, bytesRead) } })
    }
    return (await caller.call(completeImportFile, { params: { id } })).id
  } finally {
    await handle.close()
  }
}

function unreadable(file: string, error: unknown): Refusal {
  const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is not there' : `cannot be read (${String(error)})`
  return new Refusal('not-found', 'no-file', `The file ${file} ${why}. Check its name.`)
}
