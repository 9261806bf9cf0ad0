import type { Asked } from '#studio/matching/forecast/coming.ts'
import { streamComing } from '#studio/matching/forecast/stream-coming.ts'
import type { OpenStudio } from '#studio/staff/work.ts'
import { describeComing } from './describe-coming.ts'
import type { ForecastEntry } from './entry.ts'

/** So many are described together, and held. */
const atOnce = 500

/** All that is to come, described, in order and some at a time, however much there is. Throws an AbortError when nobody waits any more. Writes nothing. */
export async function* streamDescribed(studio: OpenStudio, asked: Asked, signal?: AbortSignal): AsyncGenerator<ForecastEntry[]> {
  for await (const coming of streamComing(studio, asked)) {
    for (let at = 0; at < coming.length; at += atOnce) {
      signal?.throwIfAborted()
      const described = await studio.readOnly((work) => describeComing(work, studio.deployment, coming.slice(at, at + atOnce)))
      yield described.map(({ entry }) => entry)
    }
  }
}
