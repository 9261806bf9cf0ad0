import { access, constants, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { PdfFile, ZipFile } from '#platform/http/contract.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Given } from './verb.ts'

/** Writes a PDF, or other bytes, into the file that was named, which must not be there yet, or under its own name here. Returns where it is. */
export async function writePdf({ name, pdf }: PdfFile, out: Given[string]): Promise<string> {
  const place = typeof out === 'string' ? out : name
  await writeFile(place, pdf, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw notWritten(place, error)
  })
  return place
}

/** Refuses a place where no PDF can be written, before anything is done that it belongs to. */
export async function refusePlace(out: Given[string]): Promise<void> {
  if (typeof out !== 'string') return
  if ((await stat(out).catch(() => null)) !== null) throw notWritten(out, 'there is a file of this name already')
  await access(path.dirname(out), constants.W_OK).catch((error: unknown) => {
    throw notWritten(out, error)
  })
}

function notWritten(place: string, why: unknown): Refusal {
  return new Refusal('invalid', 'not-written', `${place} cannot be written: ${why instanceof Error ? why.message : String(why)}. Name a new file with --out.`)
}

/** Whether an answer is a PDF, for commands that do not know what they asked for. */
export function isPdf(answer: unknown): answer is PdfFile {
  return typeof answer === 'object' && answer !== null && 'pdf' in answer && answer.pdf instanceof Uint8Array
}

export function isZip(answer: unknown): answer is ZipFile {
  return typeof answer === 'object' && answer !== null && 'zip' in answer && answer.zip instanceof Uint8Array
}
