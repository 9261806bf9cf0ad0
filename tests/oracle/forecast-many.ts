import fc from 'fast-check'
import type { Hours } from './automatic-hours.ts'
import { type Coming, judgeForecast, type Tally } from './forecast-judge.ts'
import { type History, histories, type Size } from './histories.ts'
import { judgeHistory } from './judge-history.ts'
import { liveMany, type Many } from './live-many.ts'
import type { Mistake } from './mistaken.ts'

/** Around the clock, by day, over midnight, and such that what falls due on most days is valid no more when they open. */
const hours: fc.Arbitrary<Hours | null> = fc.constantFrom(
  null,
  null,
  { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' },
  { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  { days: [1, 3, 5], from: '21:00', to: '02:30' },
  { days: [7], from: '10:00', to: '12:00' },
)

type Judged = History & { coming: Coming }

/** Judges the forecast at the end of so many histories (live-many.ts). `mistake`: made while it is asked. */
export function judgeManyForecasts({ size, mistake, ...many }: Many & { size: Size; mistake?: Mistake }): Promise<Tally> {
  const none: Tally = { histories: 0, entries: 0, automatic: 0, missed: 0, made: 0 }
  const coming = fc.record({ days: fc.constantFrom(30, 30, 1, 9), hours: fc.array(hours, { minLength: 3, maxLength: 3 }) })
  const all: fc.Arbitrary<Judged> = fc.tuple(histories(size), coming).map(([history, then]) => ({ ...history, coming: then }))
  const judge = async (lived: Parameters<typeof judgeHistory>[0], history: Judged) => {
    let tally = none
    await judgeHistory(
      { ...lived, ends: async (program, rows, now) => void (tally = await judgeForecast({ program, rows, now }, { ...history.coming, mistake })) },
      history,
    )
    return tally
  }
  return liveMany({ histories: all, judge, none, undoes: true }, many)
}
