import type { ForecastEntry } from '#studio/processing/forecast/entry.ts'
import { readForecast } from '#studio/processing/forecast/read-forecast.ts'
import type { Deployment, Work } from '#studio/staff/work.ts'

type Asked = { clientId: number; sessionId: number | null; days: number; limit: number; deployment: Deployment }

/** What triggers will do for a client, or about one session of it: the soonest, up to the limit, and whether there is more. */
export async function findEntries(work: Work, { clientId, sessionId, days, limit, deployment }: Asked): Promise<{ entries: ForecastEntry[]; more: boolean }> {
  const entries: ForecastEntry[] = []
  let after: string | null = null
  do {
    const { rows, next }: Awaited<ReturnType<typeof readForecast>> = await readForecast(
      work,
      { client_id: clientId, days, limit, ...(after === null ? {} : { after }) },
      deployment,
    )
    entries.push(
      ...rows.filter(({ record }) => sessionId === null || record.session_id === sessionId || (record.kind === 'session' && record.id === sessionId)),
    )
    after = next
  } while (after !== null && entries.length < limit)
  return { entries: entries.slice(0, limit), more: after !== null || entries.length > limit }
}
