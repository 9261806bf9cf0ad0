import fc from 'fast-check'
import { type History, histories, type Size } from './histories.ts'
import { liveMany, type Many } from './live-many.ts'
import { judgeRules, type Tally } from './rules-judge.ts'
import { automation, isAboutRecords, type Year } from './year-histories.ts'

const none: Tally = { histories: 0, triggers: 0, deeds: 0, items: 0, entries: 0 }

/** Writes and reads in the rules of so many studios, and lives in both. */
export function judgeManyRules({ size, ...many }: Many & { size: Size }): Promise<Tally> {
  const all = fc
    .tuple(histories(size), fc.array(fc.option(automation), { minLength: 3, maxLength: 3 }))
    .map(([history, automations]) => told(history, automations))
  return liveMany({ histories: all, judge: judgeRules, none, undoes: true }, many)
}

function told({ triggers, steps, ...history }: History, automations: Year['triggers'][number]['automation'][]): Year {
  return {
    ...history,
    days: 0,
    before: [],
    triggers: triggers.map((settings, place) => ({ settings, automation: automations[place % 3] ?? null })),
    steps: steps.map(({ passes, wishes }) => ({ hours: 'hours' in passes ? Math.abs(passes.hours) : 24, wishes: wishes.filter(isAboutRecords) })),
  }
}
