import type { Static } from 'typebox'
import type { CivilDate } from '#studio/calendar/civil-date.ts'
import type { ItemRow } from '#studio/matching/queries.ts'
import type { forecastEntry, forecastOutput, forecastWarning } from './contract.ts'

type Entry = Static<typeof forecastEntry>
export type ForecastOutput = Static<typeof forecastOutput>
export type ForecastWarning = Static<typeof forecastWarning>

/** As the contract tells it, its instants not yet written. */
export type ForecastEntry = Omit<Entry, 'record' | 'due_on' | 'due_at' | 'valid_until' | 'goes_at'> &
  Pick<ItemRow, 'record' | 'goes_at'> & { due_on: CivilDate; due_at: Date; valid_until: CivilDate | null }

/** Without those that take another channel than was asked for. */
export function ofChannel(entries: readonly ForecastEntry[], channel: string | undefined): ForecastEntry[] {
  return entries.filter(({ outputs }) => channel === undefined || outputs.some((output) => output.channel === channel))
}
