import { encodingOf, isText } from '#studio/records/imports/encoding.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { words } from '#web/words/words.ts'
import { type FileFormat, formatOf, guessedKind, isTable } from './guessed-kind.ts'

const say = words.imports.file
const largest = 500 * 1024 * 1024

/** The beginning of a file that is looked at here: header and first rows. */
const head = 64 * 1024

export type ChosenFile = { file: File; format: FileFormat; kind: ImportedKind | null }
export type FileReading = { ok: true; chosen: ChosenFile } | { ok: false; message: string }

/** Looks at the beginning of what was chosen or dropped. Answers with a sentence when it is nothing that can be imported. */
export async function readChosen(files: readonly File[]): Promise<FileReading> {
  const [file, ...others] = files
  if (file === undefined || others.length > 0) return { ok: false, message: say.several }
  if (file.size > largest) return { ok: false, message: say.tooLarge(file.name) }
  const bytes = new Uint8Array(await file.slice(0, head).arrayBuffer())
  if (!isText(bytes)) return { ok: false, message: say.notCsv(file.name) }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  if (text.trim() === '') return { ok: false, message: say.empty(file.name) }
  if (!isTable(text)) return { ok: false, message: say.notCsv(file.name) }
  return { ok: true, chosen: { file, format: formatOf(text), kind: guessedKind(text) } }
}
