import { sameName } from './setup.ts'

/** The numbers in the order of the names, where these name every row and stand otherwise; else null, and everything stays where it is. */
export function orderBy(rows: readonly { id: number; name: string }[], names: readonly string[]): number[] | null {
  const found = names.map((name) => rows.find((row) => sameName(row.name, name)))
  const ids = found.flatMap((row) => (row === undefined ? [] : [row.id]))
  if (ids.length !== rows.length) return null
  return rows.every(({ id }, index) => ids[index] === id) ? null : ids
}
