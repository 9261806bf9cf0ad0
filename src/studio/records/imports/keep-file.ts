import type { OpenStudio } from '#studio/staff/work.ts'
import { addPart } from './add-part.ts'
import { beginFile } from './begin-file.ts'
import { completeFile } from './complete-file.ts'
import type { NewImport } from './contract.ts'
import { badFile } from './csv.ts'
import type { KeptFile } from './survey.ts'

/** Bytes in a part of a text that came as a whole. */
const partSize = 512 * 1024

/** The file of an import: one that was uploaded in parts before, or the text that came with the request, which is kept now. */
export async function keepFile(studio: OpenStudio, { file, file_name = 'Pasted text', content }: NewImport): Promise<KeptFile> {
  if (file !== undefined) return completeFile(studio, file)
  if (content === undefined) throw badFile('There is no file. Upload one, and give its number, or its text.')
  const bytes = Buffer.from(content, 'utf8')
  const id = await studio.inTransaction(async (work) => {
    const begun = await beginFile(work, file_name)
    for (let at = 0, position = 0; at < bytes.length; at += partSize, position += 1)
      await addPart(work, begun, { position, content: bytes.subarray(at, at + partSize) })
    return begun
  })
  return completeFile(studio, id)
}
