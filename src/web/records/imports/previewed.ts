import type { ImportPreview } from '#studio/records/imports/contract.ts'
import { words } from '#web/words/words.ts'

const say = words.imports.preview

/** A preview in one sentence, and whether there is something to look at before importing. */
export function previewed({ rows_read, created, changed, unchanged, refused }: ImportPreview): { tone: 'good' | 'look'; sentence: string } {
  if (rows_read === 0) return { tone: 'look', sentence: say.noRows }
  if (refused === rows_read) return { tone: 'look', sentence: say.allRefused }
  if (refused > 0) return { tone: 'look', sentence: say.someRefused(refused, created + changed) }
  return { tone: 'good', sentence: created + changed === 0 ? say.nothingNew(unchanged) : say.allTaken }
}
