import { fileText, isText } from '#studio/records/imports/file-text.ts'
import type { ImportedKind } from '#studio/records/imports/imported-kind.ts'
import { words } from '#web/words/words.ts'
import { guessedKind, hasKnownColumns, rowsIn } from './guessed-kind.ts'

const say = words.imports.file
const longest = 20 * 1024 * 1024

export type ChosenFile = { name: string; text: string; rows: number; kind: ImportedKind | null; isOldEncoding: boolean }
export type FileReading = { ok: true; file: ChosenFile } | { ok: false; message: string }

/** Reads what was chosen or dropped. Answers with a sentence when it is nothing that can be imported. */
export async function readChosen(files: readonly File[]): Promise<FileReading> {
  const [file, ...others] = files
  if (file === undefined || others.length > 0) return { ok: false, message: say.several }
  if (file.size > longest) return { ok: false, message: say.tooLarge(file.name) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isText(bytes)) return { ok: false, message: say.notCsv(file.name) }
  const { text, isOldEncoding } = fileText(bytes)
  if (text.trim() === '') return { ok: false, message: say.empty(file.name) }
  if (!hasKnownColumns(text)) return { ok: false, message: say.noColumns(file.name) }
  return { ok: true, file: { name: file.name, text, rows: rowsIn(text), kind: guessedKind(text), isOldEncoding } }
}
