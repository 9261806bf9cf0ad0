import type { OpenStudio } from '#studio/staff/work.ts'
import type { Asked, Coming, Place } from './coming.ts'
import { findComing } from './find-coming.ts'

/** So many are found at first, so that somebody who waits sees something; and afterwards at a time. What is found weighs little before it is described. */
const [atFirst, atOnce] = [500, 5000] as const

/**
 * All that triggers will do, as findComing tells it, in order and a part at a time. A day with thousands of them is looked at once for each few thousand,
 * not for every page: it takes as long as there are entries. Each part is found in a transaction of its own, so that none is open while somebody reads. Writes nothing.
 */
export async function* streamComing(studio: Pick<OpenStudio, 'readOnly'>, asked: Asked): AsyncGenerator<Coming[]> {
  let after: Place | null = null
  let limit: number = atFirst
  do {
    const page: { rows: Coming[]; next: Place | null } = await studio.readOnly((work) => findComing(work, asked, { after, limit }))
    yield page.rows
    after = page.next
    limit = atOnce
  } while (after !== null)
}
