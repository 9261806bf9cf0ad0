import type { Rules } from './format.ts'
import type { Path, Trouble } from './trouble.ts'

/** Texts with a character that the database cannot keep, or that would come out as another one. */
export function unkeptTexts({ tests: _, ...rules }: Rules): Trouble[] {
  return unkeptIn(rules, [])
}

function unkeptIn(value: unknown, path: Path): Trouble[] {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed()
      ? [{ path, message: 'There is a character in this text that cannot be kept. Write the text anew.' }]
      : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => unkeptIn(each, [...path, Array.isArray(value) ? Number(key) : key]))
}
