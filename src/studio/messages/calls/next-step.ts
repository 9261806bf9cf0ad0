import type { CivilDate } from '#studio/calendar/civil-date.ts'
import { addWorkDays, type WorkWeek } from '#studio/calendar/work-week.ts'
import { type CallOutcome, type CallResult, callResults, type Next } from './call-result.ts'

/** After how many work days a call is tried again, and how often at most. */
export type CallRules = { againDays: number; mostTries: number }

/** A try, and what is known about the call. `triesBefore`: in a row; `otherPhone`: the next number on file that may be called. */
export type Tried = { result: CallResult; wishedOn: CivilDate | null; triesBefore: number; otherPhone: string | null }

export type Desk = { rules: CallRules; today: CivilDate; workWeek: WorkWeek }

/** `on`: when the call is due again; `outcome`: how it ended; null where it did not. */
export type NextStep = { next: Next; on: CivilDate | null; phone: string | null; tries: number; outcome: CallOutcome | null }

/**
 * What follows a try. A day that somebody wished holds whatever the rules say, even after the last try; without one a call nobody
 * answered is tried again until the tries are used up, and a wrong number gives way to the next one on file at once.
 */
export function nextStep({ result, wishedOn, triesBefore, otherPhone }: Tried, { rules, today, workWeek }: Desk): NextStep {
  const { next } = callResults[result]
  const ended = { on: null, phone: null, tries: triesBefore }
  if (next === 'done') return { ...ended, next, outcome: result === 'booked' ? 'booked' : 'reached' }
  if (next === 'callback') return { next, on: wishedOn, phone: null, tries: 0, outcome: null }
  if (next === 'next-number') {
    return otherPhone === null ? { ...ended, next: 'no-number', outcome: 'no-number' } : { next, on: today, phone: otherPhone, tries: 0, outcome: null }
  }
  const tries = triesBefore + 1
  if (wishedOn !== null) return { next, on: wishedOn, phone: null, tries, outcome: null }
  if (tries >= rules.mostTries) return { ...ended, next: 'not-reached', tries, outcome: 'not-reached' }
  return { next, on: addWorkDays(today, rules.againDays, workWeek), phone: null, tries, outcome: null }
}
