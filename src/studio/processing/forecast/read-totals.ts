import type { Input } from '#platform/http/contract.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { countComing } from '#studio/matching/forecast/count-coming.ts'
import { findComing } from '#studio/matching/forecast/find-coming.ts'
import { findUnforetold } from '#studio/matching/forecast/find-unforetold.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'
import type * as contracts from './contract.ts'
import { describeComing } from './describe-coming.ts'
import { askedBy } from './read-forecast.ts'

/** So many entries are looked at to say which channels they take; and so many of them at once. */
const [mostPlanned, atOnce] = [1000, 250] as const

/** How much is to come. Writes nothing. */
export async function readTotals(work: Work, query: Input<typeof contracts.readForecastTotals>['query'], deployment: Deployment) {
  const asked = askedBy(query)
  const { days, triggers } = await countComing(work, asked)
  const { channels, of } = await countChannels(work, asked, deployment)
  return {
    first_on: addDays(work.today, asked.from),
    last_on: addDays(work.today, asked.from + asked.days - 1),
    entries: triggers.reduce((sum, { count }) => sum + count, 0),
    days,
    triggers,
    channels,
    channels_of: of,
    cannot_be_foretold: await findUnforetold(work, query.trigger_id),
  }
}

/** Which channels the next of them take: for that, each has to be planned. */
async function countChannels(work: Work, asked: ReturnType<typeof askedBy>, deployment: Deployment) {
  const counts = new Map<string | null, number>()
  let [looked, after]: [number, Parameters<typeof findComing>[2]['after']] = [0, null]
  do {
    const { rows, next } = await findComing(work, asked, { after, limit: atOnce })
    for (const { entry } of await describeComing(work, deployment, rows)) {
      for (const { channel } of entry.outputs) counts.set(channel, (counts.get(channel) ?? 0) + 1)
    }
    looked += rows.length
    after = next
  } while (after !== null && looked < mostPlanned)
  return { channels: [...counts].map(([channel, count]) => ({ channel, count })).toSorted((one, other) => other.count - one.count), of: looked }
}
