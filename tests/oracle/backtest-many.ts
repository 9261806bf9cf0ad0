import { judgeBackTest, type Tally } from './backtest-judge.ts'
import type { Wish } from './deed.ts'
import { type History, histories, type Size } from './histories.ts'
import { liveMany, type Many } from './live-many.ts'

const none: Tally = { histories: 0, days: 0, records: 0, items: 0, late: 0 }

/** Judges so many histories; by the seed in what it throws one is found again. */
export function judgeManyBackTests({ size, ...many }: Many & { size: Size }): Promise<Tally> {
  return liveMany({ histories: histories(size).map(told), judge: judgeBackTest, none, undoes: false }, many)
}

/** What has no history, or none that says what was before, is left out: see the decision about back-tests. */
function told(history: History): History {
  const triggers = history.triggers.filter(({ moment }) => moment !== 'not-submitted').map((settings) => ({ ...settings, output: 'task' as const }))
  return { ...history, triggers, steps: history.steps.map(({ passes, wishes }) => ({ passes, wishes: wishes.filter(isTold) })) }
}

const others: readonly Wish['does'][] = ['new trigger', 'change trigger', 'switch', 'delete trigger', 'decide', 'look again', 'merge', 'person']

function isTold(wish: Wish): boolean {
  return !others.includes(wish.does) && !(wish.does === 'year day' && typeof wish.of === 'number')
}
