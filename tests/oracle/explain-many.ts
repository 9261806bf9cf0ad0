import { judgeExplained, type Told } from './explain-judge.ts'
import { histories, type Size } from './histories.ts'
import { judgeHistory } from './judge-history.ts'
import { liveMany, type Many } from './live-many.ts'
import type { Mistake } from './mistaken.ts'

/** At the end of so many histories: whether what is explained is so, comes true, and is enough. `mistake`: made while it is asked. */
export function judgeManyExplained({ size, mistake = [], ...many }: Many & { size: Size; mistake?: Mistake }): Promise<Told & { histories: number }> {
  const none = { histories: 0, explained: 0, occurrences: 0, foretold: 0, changed: 0 }
  return liveMany(
    {
      histories: histories(size),
      judge: async (lived, history) => {
        let told: Told = none
        await judgeHistory({ ...lived, ends: async (program, rows, now) => void (told = await judgeExplained({ program, rows, now, mistake })) }, history)
        return { histories: 1, ...told }
      },
      none,
      undoes: false,
    },
    many,
  )
}
