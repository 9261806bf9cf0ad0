import fc from 'fast-check'
import { judgeBackTest, type Tally } from './backtest-judge.ts'
import { type History, histories, type Size } from './histories.ts'
import { liveMany, type Many } from './live-many.ts'
import type { Mistake } from './mistaken.ts'
import { automation, isTold, isToldMoment, type Year, years } from './year-histories.ts'

const none: Tally = { histories: 0, looks: 0, records: 0, items: 0, automatic: 0, late: 0, missed: 0 }

/** Judges so many histories of some weeks, in which much happens; by the seed in what it throws one is found again. `mistake`: made while the back-test is asked. */
export function judgeManyBackTests({ size, mistake, ...many }: Many & { size: Size; mistake?: Mistake }): Promise<Tally> {
  const weeks = fc.tuple(histories(size), fc.array(automation, { minLength: 3, maxLength: 3 })).map(([history, automations]) => told(history, automations))
  return liveMany({ histories: weeks, judge: (lived, history) => judgeBackTest(lived, history, mistake), none, undoes: true }, many)
}

/** Judges so many whole years. */
export function judgeManyYears({ size, ...many }: Many & { size: Size }): Promise<Tally> {
  return liveMany({ histories: years(size), judge: (lived, year) => judgeBackTest(lived, year), none, undoes: true }, many)
}

function told({ triggers, steps, ...history }: History, automations: Year['triggers'][number]['automation'][]): Year {
  const slowly = steps.map(({ passes, wishes }) => ({ hours: 'hours' in passes ? Math.abs(passes.hours) * 3 : 24, wishes: wishes.filter(isTold) }))
  return {
    ...history,
    days: Math.ceil(slowly.reduce((sum, { hours }) => sum + hours, 0) / 24) + 9,
    before: [],
    triggers: triggers.filter(isToldMoment).map((settings, place) => ({ settings, automation: automations[place % 3] ?? null })),
    steps: slowly,
  }
}
