import type { Input } from '#platform/http/contract.ts'
import { addDays } from '#studio/calendar/civil-date.ts'
import { countComing, type Patience } from '#studio/matching/forecast/count-coming.ts'
import { findUnforetold } from '#studio/matching/forecast/find-unforetold.ts'
import type { Work } from '#studio/staff/work.ts'
import { askedBy } from './asked-by.ts'
import type * as contracts from './contract.ts'
import { countedTo } from './how-far.ts'

/** Somebody waits for it. */
const patience: Patience = { entries: 50_000, milliseconds: 10_000 }

/** How much is to come, by day and by trigger. Writes nothing. */
export async function readTotals(work: Work, query: Input<typeof contracts.readForecastTotals>['query'], most = patience) {
  const asked = askedBy(query)
  const { to, days, triggers } = await countComing(work, asked, most)
  const last_on = addDays(work.today, asked.from + asked.days - 1)
  return {
    first_on: addDays(work.today, asked.from),
    last_on,
    entries: triggers.reduce((sum, { count }) => sum + count, 0),
    counted_to: to,
    says: to < last_on ? countedTo(to) : null,
    days,
    triggers,
    cannot_be_foretold: await findUnforetold(work, query.trigger_id),
  }
}
