import type { ItemRow } from '#studio/matching/queries.ts'
import { reasonSentence } from '#studio/matching/reasons.ts'
import type { Problem } from '../plan.ts'
import type { ForecastEntry, ForecastWarning } from './entry.ts'

type Telling = { entry: Omit<ForecastEntry, 'warnings'>; row: Pick<ItemRow, 'waits_for' | 'hold_until'>; paused: boolean; problem: Problem | null }

/** What of an entry somebody should look at before its day. `problem`: why it is for nobody, or nothing of it can be made. */
export function warningsOf({ entry, row, paused, problem }: Telling): ForecastWarning[] {
  const { automatic, late, outputs } = entry
  const warnings: ForecastWarning[] = []
  if (automatic && paused) warnings.push({ code: 'paused', message: 'Everything is paused: nothing goes by itself until it is resumed.' })
  else if (isMissed(entry, row)) warnings.push({ code: 'missed', message: entry.goes_text })
  if (late) warnings.push({ code: 'late', message: 'Its record came to qualify after its trigger date.' })
  if (problem !== null) warnings.push({ code: 'nobody', message: reasonSentence(problem.code, problem.detail) })
  const problems = new Set(outputs.flatMap((output) => output.problem ?? []))
  return [...warnings, ...[...problems].map((message) => ({ code: 'problem' as const, message }))]
}

/** It would go by itself, waits for nobody, and never goes: its hours do not open, or it is held, for as long as it is valid. */
function isMissed({ automatic, goes_at, state }: Telling['entry'], { waits_for, hold_until }: Telling['row']): boolean {
  if (!automatic || goes_at !== null) return false
  return state === 'held' ? hold_until !== null : state === 'active' && waits_for === null
}
