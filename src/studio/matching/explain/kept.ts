import { type CivilDate, isDate } from '#studio/calendar/civil-date.ts'
import type { Criterion } from '../criteria.ts'
import type { ConditionCode } from './explanation.ts'
import type { ItemFound, Occurrence } from './occurrence.ts'

/** What matching asks of the day that the record has now: of an occurrence whose day is gone it says nothing. */
export const ofTheNewDay: readonly ConditionCode[] = ['once', 'spaced', 'handled-before', 'late-never', 'looked-at']

/** The day in an occurrence's key, with its time of day where hours are counted; null where the key has none. */
export function keptDay(key: string | null): { day: CivilDate; time: string | null } | null {
  const [, day, time] = /(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(key ?? '') ?? []
  return day !== undefined && isDate(day) ? { day, time: time ?? null } : null
}

/**
 * An occurrence whose day is gone, because its record moved, with the figures that the ledger kept of it: those of the record's new day belong to another one.
 * Everything else is returned as it is.
 */
export function asKept(found: Occurrence, criteria: readonly Criterion[], today: CivilDate): Occurrence {
  const { item, failed } = found
  if (item === null || !criteria.some(({ code }, place) => code === 'moment-moved' && failed[place] === true)) return found
  const over = item.valid_until !== null && item.valid_until < today
  return {
    ...found,
    moved: { on: found.anchor_on, at: found.anchor_at },
    failed: criteria.map(({ code }, place) => failsAsKept(code, failed[place] === true, over)),
    anchor_on: keptDay(found.occurrence)?.day ?? null,
    anchor_at: null,
    ...datesOf(item),
  }
}

/** Listed, its day had come. */
function failsAsKept(code: ConditionCode, fails: boolean, over: boolean): boolean {
  if (code === 'validity-over') return over
  return fails && code !== 'not-due' && !ofTheNewDay.includes(code)
}

function datesOf({ due_on, due_at, valid_until }: ItemFound): Pick<Occurrence, 'due_on' | 'due_at' | 'valid_until'> {
  return { due_on, due_at: new Date(due_at), valid_until }
}
