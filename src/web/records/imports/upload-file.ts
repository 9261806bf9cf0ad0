import { addFilePart, completeImportFile, createFile, longestPart } from '#studio/records/imports/contract.ts'
import { call } from '#web/app/api/call.ts'

/** A file that is here: its number, and what it holds. */
export type Uploaded = { id: number; name: string; rows: number; encoding: string }

/** Uploads a file part by part, so that none of it stands in memory as a whole; `tell` hears the share that is up, 0 to 100. */
export async function uploadFile(file: File, tell: (share: number) => void): Promise<Uploaded> {
  tell(0)
  const { id } = await call(createFile, { body: { name: file.name.slice(-200) } })
  for (let at = 0, position = 0; at < file.size; at += longestPart, position += 1) {
    await call(addFilePart, { params: { id }, body: { position, content: await inBase64(file.slice(at, at + longestPart)) } })
    tell(Math.min(100, (100 * (at + longestPart)) / file.size))
  }
  return call(completeImportFile, { params: { id } })
}

function inBase64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^.*?,/, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')))
    reader.readAsDataURL(part)
  })
}
