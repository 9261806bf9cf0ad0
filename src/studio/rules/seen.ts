import { createHash } from 'node:crypto'
import type { Difference } from './differences.ts'

/** Stands for what a comparison showed: what is read in afterwards is what was seen, or nothing. */
export function seenOf(changes: readonly Difference[]): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('base64url').slice(0, 22)
}
