import type { ImportMode } from './contract.ts'
import type { Reader, WrongCell } from './row.ts'
import type { Survey } from './survey.ts'

/** A run as its batches need it. A preview has no number, and nothing of it is written down. */
export type Run = {
  id: number | null
  mode: ImportMode
  reader: Reader
  /** How the rows stand in the file. */
  format: Survey['format']
  /** Nothing is taken, only what would be refused is found out. */
  tried: boolean
  /** The program is about to end: no further batch is begun. */
  signal?: AbortSignal | undefined
}

/** A row that can be read, with the line on which it starts. */
export type Good<Said> = { line: number; said: Said }

/** Names that did not exist before and were made, because a row needed them. */
export type MadeNames = { statuses: string[]; types: string[]; photographers: string[] }

/** What became of some rows. */
export type Taken = { created: number; changed: number; unchanged: number; refused: number; wrong: WrongCell[]; made: MadeNames }

export const nothingTaken: Taken = { created: 0, changed: 0, unchanged: 0, refused: 0, wrong: [], made: { statuses: [], types: [], photographers: [] } }

export function together(a: Taken, b: Taken): Taken {
  return {
    created: a.created + b.created,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    refused: a.refused + b.refused,
    wrong: [...a.wrong, ...b.wrong],
    made: {
      statuses: [...a.made.statuses, ...b.made.statuses],
      types: [...a.made.types, ...b.made.types],
      photographers: [...a.made.photographers, ...b.made.photographers],
    },
  }
}
