import { type Refusal, refuseField } from '#platform/refusal.ts'

/** Where a page ended: the sort values of its last row. */
export type Cursor = readonly (string | number)[]

/** The cursor as it travels: opaque to its readers. */
export function writeCursor(values: Cursor): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a cursor of `size` values back; refuses anything else at the field `after`. */
export function readCursor(text: string, size: number): Cursor {
  const values = parsed(text)
  if (Array.isArray(values) && values.length === size && values.every((value) => typeof value === 'string' || typeof value === 'number')) return values
  throw badCursor()
}

/** For a cursor whose values are not of the kinds that its list gives out. */
export function badCursor(): Refusal {
  return refuseField('after', 'bad-cursor', 'This page cursor is not one that Hotshoe gave out. Start again from the first page.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
