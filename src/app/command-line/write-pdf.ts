import { writeFile } from 'node:fs/promises'
import type { PdfFile } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Given } from './verb.ts'

/** Writes a PDF into the file that was named, which must not be there yet, or under its own name here. Returns where it is. */
export async function writePdf({ name, pdf }: PdfFile, out: Given[string]): Promise<string> {
  const place = typeof out === 'string' ? out : name
  await writeFile(place, pdf, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw new Refusal(
      'invalid',
      'not-written',
      `${place} cannot be written: ${error instanceof Error ? error.message : String(error)}. Name a new file with --out.`,
    )
  })
  return place
}

/** Whether an answer is a PDF, for commands that do not know what they asked for. */
export function isPdf(answer: unknown): answer is PdfFile {
  return typeof answer === 'object' && answer !== null && 'pdf' in answer && answer.pdf instanceof Uint8Array
}
