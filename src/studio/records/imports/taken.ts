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

/** A record that can be read, with the line on which it starts, and how many rows of the file it takes; left out: one. */
export type Good<Said> = { line: number; said: Said; rows?: number }

/** How many rows of a file these records take. */
export function rowsIn(records: readonly Good<unknown>[]): number {
  return records.reduce((sum, { rows = 1 }) => sum + rows, 0)
}

/** Names that did not exist before and were made, because a row needed them. */
export type MadeNames = { statuses: string[]; types: string[]; photographers: string[] }

/**
 * What became of some rows: records that were made, changed and left as they were, and rows that were read and refused; `met`: clients whose rows have no
 * number, by their names; `numbered`: those who had none here, by their names too.
 */
export type Taken = {
  read: number
  created: number
  changed: number
  unchanged: number
  refused: number
  wrong: WrongCell[]
  made: MadeNames
  met: number
  numbered: number
}

export const nothingTaken: Taken = {
  read: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  wrong: [],
  met: 0,
  numbered: 0,
  made: { statuses: [], types: [], photographers: [] },
}

export function together(a: Taken, b: Taken): Taken {
  return {
    read: a.read + b.read,
    created: a.created + b.created,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    refused: a.refused + b.refused,
    wrong: [...a.wrong, ...b.wrong],
    met: a.met + b.met,
    numbered: a.numbered + b.numbered,
    made: {
      statuses: [...a.made.statuses, ...b.made.statuses],
      types: [...a.made.types, ...b.made.types],
      photographers: [...a.made.photographers, ...b.made.photographers],
    },
  }
}
