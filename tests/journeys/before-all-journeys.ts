import { buildWebBundle } from '#app/build-web-bundle.ts'
import { startTestServer } from '#support/server.ts'

/** Playwright calls this once before the journeys: one PostgreSQL for all of them, and the web pages built. What it returns ends the database. */
export default async function beforeAllJourneys(): Promise<() => Promise<void>> {
  const stop = await startTestServer()
  await buildWebBundle()
  return stop
}
