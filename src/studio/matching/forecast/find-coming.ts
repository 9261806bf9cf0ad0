import { addDays } from '#studio/calendar/civil-date.ts'
import { dateAt } from '#studio/calendar/zone.ts'
import type { Work } from '#studio/staff/work.ts'
import { type Asked, type Coming, nextDays, type Page, type Place, type Slice } from './coming.ts'
import { findComingOn } from './find-coming-on.ts'
import { findSourcesAsked } from './find-sources-asked.ts'
import { leaveOutRepeated } from './leave-out-repeated.ts'

/**
 * The next of what triggers that are on will do, as dates stand now, in the order in which it falls due: on the first day what is listed, then what falls
 * due since each trigger was swept, up to the last day. Looks at a day, then at as many as it takes: a page is no dearer in a larger studio. Of one client or
 * some records all days at once: that is little, and to plan a statement takes longer than to carry it out.
 * A page may have fewer rows than asked for. Writes nothing.
 */
export async function findComing(work: Work, asked: Asked, page: Page): Promise<{ rows: Coming[]; next: Place | null }> {
  const sources = await findSourcesAsked(work, asked)
  const last = addDays(work.today, asked.from + asked.days - 1)
  const first = firstSlice(work, asked, page.after)
  const isLittle = asked.client_id !== undefined || asked.subject_ids !== undefined
  let slice: Slice = isLittle ? { from: first.from, to: last } : first
  let days = 1
  const found = await findComingOn(work, sources, { slice, ...page })
  while (found.length <= page.limit && slice.to < last) {
    const next = nextDays({ days, found: found.length, wanted: page.limit + 1 })
    const to = addDays(slice.to, next)
    slice = { from: addDays(slice.to, 1), to: to < last ? to : last }
    days += next
    found.push(...(await findComingOn(work, sources, { slice, after: page.after, limit: page.limit - found.length })))
  }
  const rows = found.slice(0, page.limit)
  const ends = rows.at(-1)
  return { rows: await leaveOutRepeated(work, rows, asked), next: found.length > page.limit && ends !== undefined ? ends : null }
}

function firstSlice({ today, studio }: Work, { from }: Asked, after: Place | null): Slice {
  const first = addDays(today, from)
  const reached = after === null ? first : dateAt(after.due_at, studio.zone)
  if (reached > first) return { from: reached, to: reached }
  return { from: from === 0 ? null : first, to: first }
}
